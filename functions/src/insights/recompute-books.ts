import { NAMED_DAYS, type BooksSummary } from '../model/books';
import { canonicalJson } from '../model/canonical-json';
import {
  booksSummaryWrite,
  countDifferingDays,
  listComparedDays,
  readBooksSummary,
} from '../store/books';
import type { Reader } from '../store/database';
import { toLogFields } from '../store/errors';
import type { Drainer } from './recompute-outbox';

/**
 * Says anew whether the books balance, under the claim, if that is something else than what is stored. It reads as many days as
 * it names and at most four more, however many were compared.
 * @throws {LeaseLost} when the claim is gone.
 */
export async function refreshBooks({ db, orgId, now, log, lease }: Drainer): Promise<void> {
  const onCorrupt = (error: Error): void =>
    log('it is said anew whether the books balance', { orgId, ...toLogFields(error) });
  const { before, summary } = await db.atOneTime(async (reader) => ({
    before: await readBooksSummary(reader, orgId, onCorrupt),
    summary: await summarise(reader, orgId, now()),
  }));
  const isSame =
    before &&
    canonicalJson({ ...before, computedAt: summary.computedAt }) === canonicalJson(summary);
  if (isSame) return;
  await lease.commit([booksSummaryWrite(orgId, summary)]);
  const { differingCount: days, differing } = summary;
  if (days > 0) log('the books do not balance', { orgId, days, latestDay: differing[0] ?? '' });
}

async function summarise(reader: Reader, orgId: string, now: Date): Promise<BooksSummary> {
  const differingCount = await countDifferingDays(reader, orgId);
  const differing = await listComparedDays(reader, orgId, {
    state: 'differs',
    from: 'last',
    limit: NAMED_DAYS,
  });
  const lastBalanced = await lastBalancedDay(reader, orgId);
  const first = await firstDifferingDay(reader, orgId);
  const [lastDiffering = null] = differing;
  return {
    lastDay: laterOf(lastBalanced, lastDiffering),
    balancedThrough: first === null ? lastBalanced : await lastBalancedDay(reader, orgId, first),
    differing,
    differingCount,
    computedAt: now,
  };
}

async function firstDifferingDay(reader: Reader, orgId: string): Promise<string | null> {
  const choice = { state: 'differs', from: 'first', limit: 1 } as const;
  return (await listComparedDays(reader, orgId, choice))[0] ?? null;
}

async function lastBalancedDay(
  reader: Reader,
  orgId: string,
  before?: string,
): Promise<string | null> {
  const choice = { state: 'balanced', from: 'last', limit: 1 } as const;
  const days = await listComparedDays(reader, orgId, { ...choice, ...(before ? { before } : {}) });
  return days[0] ?? null;
}

function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
