import type { Database } from '../store/database';
import { listDueReviews } from '../store/due-reviews';
import { toLogFields } from '../store/errors';
import { walkOrgs } from '../store/orgs';
import { partWrite, takeWaiting } from '../store/outbox';
import { listRecentEdits } from '../store/recent-edits';
import { planParts } from './plan-parts';

/** Organisations looked at at a time. */
const AT_ONCE = 20;

/** Staff write from the browser, which rings no bell: what they edited is looked at by two reviews, in case one does not run. */
const EDITS_REACH_MS = 2 * 3_600_000 + 600_000;

/** What reviewing works with. */
export interface ReviewCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a review found. */
export interface ReviewReport {
  /** Customers that were due, or had been edited. */
  readonly due: number;
  /** Organisations that could not be looked at; the next review takes them. */
  readonly failed: number;
}

/**
 * Leaves in the outbox of every organisation that is not paused the customers of whom time has made something untrue, and those whom
 * staff edited lately: lists find them by the name that staff gave them. Called twice at a time it leaves nothing twice. An organisation that cannot be looked at is reported and stops no other.
 */
export async function reviewSegments(collaborators: ReviewCollaborators): Promise<ReviewReport> {
  const { db, log } = collaborators;
  const report = { due: 0, failed: 0 };
  const fail = (error: unknown, fields: Readonly<Record<string, unknown>> = {}): void => {
    log('an organisation cannot be reviewed', { ...fields, ...toLogFields(error) });
    report.failed += 1;
  };
  const review = async (orgId: string): Promise<void> => {
    try {
      report.due += await reviewOrg(collaborators, orgId);
    } catch (error) {
      fail(error, { orgId });
    }
  };
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    await Promise.all(batch.map(review));
    batch = [];
  };
  for await (const { orgId, org } of walkOrgs(db, fail)) {
    if (org.status === 'paused') continue;
    batch.push(orgId);
    if (batch.length === AT_ONCE) await flush();
  }
  await flush();
  return report;
}

/** @returns how many customers were left in the outbox. */
async function reviewOrg({ db, now }: ReviewCollaborators, orgId: string): Promise<number> {
  const at = now();
  const due = await listDueReviews(db, orgId, at);
  const edited = await listRecentEdits(db, orgId, new Date(at.getTime() - EDITS_REACH_MS));
  if (due.length + edited.length === 0) return 0;
  const later = await retriedLater(db, orgId, at);
  const customers = [...new Set([...due, ...edited])].filter((id) => !later.has(id)).toSorted();
  // One commit each: a part may be almost 1 MiB.
  for (const part of planParts({ customers, days: [], products: [] }))
    await db.commit([partWrite(orgId, part, at)]);
  return customers.length;
}

/** Customers that failed and are tried again after `at` in any case. */
async function retriedLater(db: Database, orgId: string, at: Date): Promise<ReadonlySet<string>> {
  // What cannot be read is set aside by whoever drains.
  const waiting = await takeWaiting(db, orgId, () => undefined);
  return new Set(
    waiting.flatMap(({ change }) =>
      change.kind === 'records' && change.attempts > 0 && change.createdAt > at
        ? change.effects.customers
        : [],
    ),
  );
}
