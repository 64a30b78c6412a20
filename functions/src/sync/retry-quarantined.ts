import type { Hint } from '../model/quarantine';
import { auditWrite } from '../store/audit';
import type { Database, Write } from '../store/database';
import { hintWrite } from '../store/hints';
import {
  dismissWrites,
  readQuarantined,
  readQuarantinedRaw,
  readSomeQuarantined,
} from '../store/quarantine';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';

/** Rows handled in one call. */
export const ROWS_AT_MOST = 400;

export interface QuarantineCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
}

export interface Retried {
  /** Ids of the quarantined rows that are asked for again. */
  readonly retried: readonly string[];
  /** Rows without an id of their own: they can only be dismissed. */
  readonly withoutId: readonly string[];
}

/**
 * Asks the POS again for rows that wait in quarantine: a hint for each order, which is fetched by id, and one for each other
 * stream, which is pulled whole; then a run that takes the hints up. The rows leave quarantine when they validate.
 * @param ids of rows, 100 at most; null for all, of which 400 are taken.
 * @param by who asks for it.
 * @returns null when no such row waits.
 */
export async function retryQuarantined(
  { db, publish, now, newId }: QuarantineCollaborators,
  { orgId, ids, by }: { orgId: string; ids: readonly string[] | null; by: string },
): Promise<Retried | null> {
  const found =
    ids === null
      ? await readSomeQuarantined(db, orgId, ROWS_AT_MOST)
      : await readQuarantined(db, orgId, ids);
  const rows = [...found].filter(([, { state }]) => state === 'waiting');
  if (rows.length === 0) return null;
  const at = now();
  const retried = rows.filter(([, { externalId }]) => externalId !== null);
  const withoutId = rows.filter(([, { externalId }]) => externalId === null);
  if (retried.length > 0) {
    const hints = new Map<string, Write>();
    for (const [, { stream, externalId }] of retried) {
      const hint: Hint = {
        stream,
        externalId: stream === 'orders' ? externalId : null,
        createdAt: at,
      };
      const write = hintWrite(orgId, hint);
      hints.set(write.path, write);
    }
    const targets = ids === null ? [null] : retried.map(([rowId]) => rowId);
    const audits = targets.map((target) =>
      auditWrite(orgId, newId(), { action: 'quarantine_retried', target, by, at }),
    );
    await db.commit([...hints.values(), ...audits]);
    const run = newRun({ trigger: 'hint', now: at, streams: [] });
    // A run of this minute that has begun may have read its hints before; `sweep` asks for another one then.
    await requestRun({ db, publish }, { orgId, runId: runIdOf('hint', at), run });
  }
  const idsOf = (some: typeof rows): string[] => some.map(([rowId]) => rowId);
  return { retried: idsOf(retried), withoutId: idsOf(withoutId) };
}

/**
 * Takes a row off the list of what waits. It stays readable for a quarter, and waits again when the POS serves it in another form.
 * @returns false when no such row waits.
 */
export async function dismissQuarantined(
  { db, now, newId }: Pick<QuarantineCollaborators, 'db' | 'now' | 'newId'>,
  { orgId, id, by }: { orgId: string; id: string; by: string },
): Promise<boolean> {
  const row = (await readQuarantined(db, orgId, [id])).get(id);
  if (row?.state !== 'waiting') return false;
  const hasRaw = (await readQuarantinedRaw(db, orgId, id)) !== null;
  const at = now();
  await db.commit([
    ...dismissWrites(orgId, id, { at, hasRaw }),
    auditWrite(orgId, newId(), { action: 'quarantine_dismissed', target: id, by, at }),
  ]);
  return true;
}
