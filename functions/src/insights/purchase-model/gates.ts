import type { Gate, PurchaseModel } from '../../model/purchase-model';
import { populationMean } from './gamma-gamma';
import type { GammaGammaFit } from './fit-gamma-gamma';
import type { MbgFit } from './fit-mbg';

/** What an org must have before anything is forecast. */
export const PURCHASE_GATE = {
  /** Customers with a counted order. */
  customers: 200,
  /** Customers with orders on at least two days. */
  repeaters: 100,
  /** Days from the first order of all to the day of the fit. */
  days: 90,
} as const;

/** Customers with a positive mean spend, of which repeaters tell how much baskets of one person vary. */
export const SPEND_GATE = { spenders: 200, relativeSpread: 0.01 } as const;

/** A fitted mean purchase is believed when it is within this factor of the mean that was observed. */
const BELIEVED_FACTOR = 2;

const numberOf = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const openGate = (message: string): Gate => ({ open: true, reason: null, message });
const closedGate = (reason: NonNullable<Gate['reason']>, message: string): Gate => ({
  open: false,
  reason,
  message,
});

/** Whether there is enough to fit when purchases come; asked before anything is fitted. */
export function checkPurchaseCounts(
  { customers, repeaters }: PurchaseModel['counts'],
  days: number,
): Gate {
  const needs = PURCHASE_GATE;
  if (customers < needs.customers) {
    const message = `${numberOf(customers, 'customer has', 'customers have')} bought so far; a forecast needs ${needs.customers}.`;
    return closedGate('too_few_customers', message);
  }
  if (days < needs.days) {
    const message = `Orders go back ${numberOf(days, 'day', 'days')}; a forecast needs ${needs.days}.`;
    return closedGate('too_few_days', message);
  }
  if (repeaters < needs.repeaters) {
    const message = `${numberOf(repeaters, 'customer has', 'customers have')} come back on another day; a forecast needs ${needs.repeaters}.`;
    return closedGate('too_few_repeaters', message);
  }
  return openGate(`Fitted to ${customers} customers over ${days} days; ${repeaters} came back.`);
}

/** Whether a fit of purchases is determined by the data; `counted` is what {@link checkPurchaseCounts} said. */
export function checkPurchaseFit(counted: Gate, fit: MbgFit | null): Gate {
  if (!fit?.isDetermined) {
    const message =
      'The orders do not show how customers differ in how often they come and when they stop coming, so nothing is forecast.';
    return closedGate('undetermined', message);
  }
  return counted;
}

/** Whether there is enough to fit what purchases cost. */
export function checkSpendCounts(purchases: Gate, spread: SpendSpread): Gate {
  if (!purchases.open) return purchases;
  const { spenders, relativeSpread } = spread;
  if (spenders < SPEND_GATE.spenders) {
    const message = `${numberOf(spenders, 'customer has', 'customers have')} paid for something so far; a forecast of spend needs ${SPEND_GATE.spenders}.`;
    return closedGate('too_few_customers', message);
  }
  if (relativeSpread < SPEND_GATE.relativeSpread) {
    const message = 'All customers spend the same, so there is no spend to forecast per customer.';
    return closedGate('everyone_alike', message);
  }
  return openGate(`Fitted to the mean spend of ${spenders} customers.`);
}

/** Whether a fit of spend is determined by the data; `counted` is what {@link checkSpendCounts} said. */
export function checkSpendFit(counted: Gate, fit: GammaGammaFit | null, meanCents: number): Gate {
  const ratio = fit === null ? Infinity : populationMean(fit.parameters) / meanCents;
  const isBelieved = ratio < BELIEVED_FACTOR && ratio > 1 / BELIEVED_FACTOR;
  if (!fit?.isDetermined || !isBelieved) {
    const message =
      'The orders do not show how customers differ in what they spend, so no spend is forecast.';
    return closedGate('undetermined', message);
  }
  return counted;
}

/** How the mean spends of customers are spread. */
export interface SpendSpread {
  readonly spenders: number;
  /** Mean of the customers' mean spends. */
  readonly meanCents: number;
  /** Their standard deviation over their mean; 0 without any. */
  readonly relativeSpread: number;
}
