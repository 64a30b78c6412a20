import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpendObservation } from '../../insights/purchase-model/gamma-gamma';
import type { PurchaseTimes } from '../../insights/purchase-model/mbg-nbd';

/** A published sample of customers; times in weeks with two decimals, money in dollars. */
export interface CdnowSample {
  readonly purchases: readonly (PurchaseTimes & { readonly customers: number })[];
  /** Of the repeat purchases alone, one for each customer who made any. */
  readonly spend: readonly SpendObservation[];
}

const DAYS_PER_WEEK = 7;
const toWeeks = (days: number) => Math.round((days / DAYS_PER_WEEK) * 100) / 100;

/** Reads the sample; see the README beside it. */
export function readCdnow(): CdnowSample {
  const [, ...lines] = readFileSync(join(__dirname, 'purchases.csv'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => {
    const [repeats = 0, recency = 0, age = 0, cents = 0, customers = 0] = line
      .split(',')
      .map(Number);
    return { repeats, recency: toWeeks(recency), age: toWeeks(age), mean: cents / 100, customers };
  });
  return {
    purchases: rows.map(({ repeats, recency, age, customers }) => ({
      repeats,
      recency,
      age,
      customers,
    })),
    spend: rows
      .filter(({ repeats }) => repeats > 0)
      .flatMap(({ repeats, mean, customers }) =>
        Array.from({ length: customers }, () => ({ purchases: repeats, mean })),
      ),
  };
}
