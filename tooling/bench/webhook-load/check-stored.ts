import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../functions/src/store/database';
import type { Answered } from './send-traffic';

const BATCH = 300;

const recordSchema = z.object({
  source: z.object({ version: z.object({ updatedAt: z.date().nullable() }) }),
});

/** What traffic came to. */
export interface LoadFigures {
  readonly deliveries: number;
  readonly duplicates: number;
  readonly invalid: number;
  /** Answers by status; `none` where there was none. */
  readonly answers: Readonly<Record<string, number>>;
  /** Acknowledged with 2xx. */
  readonly acknowledged: number;
  /** Acknowledged, and not in Firestore: record, hint or log entry. */
  readonly missing: number;
  /** Invalid deliveries that were acknowledged. */
  readonly wronglyAcknowledged: number;
  /** Valid ones that were not. */
  readonly notAcknowledged: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const isInvalid = ({ sending }: Answered): boolean => sending.kind === 'invalid';

/** Looks up everything that was acknowledged. */
export async function checkStored(
  db: Database,
  orgId: string,
  answered: readonly Answered[],
): Promise<LoadFigures> {
  const acknowledged = answered.filter(({ status }) => status !== null && status < 300);
  const latencies = answered.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((latencies[Math.ceil(latencies.length * share) - 1] ?? 0) * 10) / 10;
  const answers: Record<string, number> = {};
  for (const { status } of answered) {
    const key = String(status ?? 'none');
    answers[key] = (answers[key] ?? 0) + 1;
  }
  return {
    deliveries: answered.length,
    duplicates: answered.filter(({ sending }) => sending.kind === 'duplicate').length,
    invalid: answered.filter(isInvalid).length,
    answers,
    acknowledged: acknowledged.length,
    missing: await countMissing(db, orgId, acknowledged),
    wronglyAcknowledged: acknowledged.filter(isInvalid).length,
    notAcknowledged: answered.filter((one) => !isInvalid(one) && !acknowledged.includes(one))
      .length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

async function countMissing(
  db: Database,
  orgId: string,
  acknowledged: readonly Answered[],
): Promise<number> {
  let missing = 0;
  for (let from = 0; from < acknowledged.length; from += BATCH) {
    const batch = acknowledged.slice(from, from + BATCH);
    const entries = batch.map(
      ({ sending }) => `orgs/${orgId}/webhookEvents/${eventId(orgId, sending.body)}`,
    );
    const promises = batch.map(({ sending }, index) => {
      const path = sending.promised?.path ?? 'webhookEvents';
      return path === 'webhookEvents' ? (entries[index] ?? '') : `orgs/${orgId}/${path}`;
    });
    const [logged, kept] = [await db.getAll(entries), await db.getAll(promises)];
    missing += batch.filter(
      ({ sending }, index) =>
        !logged[index]?.data ||
        !isKept(kept[index]?.data ?? null, sending.promised?.updatedAt ?? null),
    ).length;
  }
  return missing;
}

function isKept(data: Readonly<Record<string, unknown>> | null, updatedAt: Date | null): boolean {
  if (updatedAt === null) return data !== null;
  const record = recordSchema.safeParse(data);
  const stored = record.data?.source.version.updatedAt ?? null;
  return stored !== null && stored >= updatedAt;
}

/** The id that the receiver logs a body under: worked out anew, so that the check does not trust what it checks. */
function eventId(orgId: string, body: string): string {
  return createHash('sha256').update(`${orgId}\n${body}`).digest('hex').slice(0, 32);
}
