import type { Change, ChangeInput } from '../model/change';

/** Customers that cannot be computed are tried again after so long, then after twice as long each time. */
const RETRY_FIRST_MS = 2 * 60_000;

/** Tries after which customers that cannot be computed are given up. */
const MAX_ATTEMPTS = 6;

/** What becomes of customers that failed equally often. */
export interface Retry {
  readonly customers: string[];
  /** Tries so far, this one included. */
  readonly attempts: number;
  /** The entry that they wait in; null when they are given up. */
  readonly change: ChangeInput | null;
}

/** When customers that could not be computed are tried again: who failed for the first time is not given up with the rest. */
export function planRetries(changes: readonly Change[], failed: Iterable<string>, now: Date) {
  return [...groupByAttempts(changes, failed)].map(([attempts, customers]): Retry => {
    if (attempts >= MAX_ATTEMPTS) return { customers, attempts, change: null };
    const createdAt = new Date(now.getTime() + RETRY_FIRST_MS * 2 ** (attempts - 1));
    const effects = { customers, days: [], products: [] };
    return { customers, attempts, change: { kind: 'records', effects, attempts, createdAt } };
  });
}

function groupByAttempts(
  changes: readonly Change[],
  failed: Iterable<string>,
): Map<number, string[]> {
  const before = new Map<string, number>();
  for (const change of changes) {
    if (change.kind !== 'records') continue;
    for (const customer of change.effects.customers)
      before.set(customer, Math.max(before.get(customer) ?? 0, change.attempts));
  }
  const groups = new Map<number, string[]>();
  for (const customer of [...failed].toSorted()) {
    const attempts = (before.get(customer) ?? 0) + 1;
    const group = groups.get(attempts) ?? [];
    group.push(customer);
    groups.set(attempts, group);
  }
  return groups;
}
