import { STREAMS, type Stream } from '../model/source';
import type { Database } from '../store/database';
import type { Manifest } from '../store/manifest';
import { readSomeQuarantined, releaseWrites } from '../store/quarantine';
import { loadRecords } from '../store/records';
import { isQuarantined } from './quarantine-desk';

/** Rows looked at in one run; the next one takes the rest. */
const BATCH = 100;

const SECOND_MS = 1_000;

/** What a run knows of the rows it saw. */
export interface RunSights {
  readonly db: Database;
  readonly orgId: string;
  /** Makes the document id of a POS's own id. */
  readonly toId: (externalId: string) => string;
  readonly manifests: Readonly<Record<Stream, Manifest>>;
  /** When the last walk of everything began that reached its end, by stream. */
  readonly walkedWholeAt: Readonly<Partial<Record<Stream, Date>>>;
}

/**
 * Lets rows out of quarantine whose record has been stored from a later look at the POS, by whatever way it came (a
 * webhook, a hint, or a walk that did not know of the quarantine), or which a later walk of everything has seen to be valid or gone.
 */
export async function releaseStored(sights: RunSights): Promise<void> {
  const { db, orgId, toId, manifests } = sights;
  const waiting = await readSomeQuarantined(db, orgId, BATCH);
  const released: string[] = [];
  for (const stream of STREAMS) {
    const entries = [...waiting].filter(([, entry]) => entry.stream === stream);
    const named = entries.flatMap(([, { externalId }]) => externalId ?? []);
    const stored = await loadRecords(db, orgId, stream, named.map(toId));
    await manifests[stream].load(named);
    for (const [id, { externalId, observedAt }] of entries) {
      if (externalId === null) continue;
      const source = stored.get(toId(externalId))?.value.source;
      const isNewer =
        source && !source.stub && source.version.observedAt >= wholeSecond(observedAt);
      if (isNewer || isOver(sights, { stream, externalId, observedAt })) released.push(id);
    }
  }
  if (released.length > 0) await db.commit(released.flatMap((id) => releaseWrites(orgId, id)));
}

/**
 * Whether a walk of everything that began after a row was refused found nothing wrong with it, or did not find it any more. If
 * it comes back broken, it is refused anew.
 */
function isOver(
  { manifests, walkedWholeAt }: RunSights,
  row: { stream: Stream; externalId: string; observedAt: Date },
): boolean {
  const walkedAt = walkedWholeAt[row.stream];
  if (!walkedAt || walkedAt <= row.observedAt) return false;
  return !isQuarantined(manifests[row.stream].get(row.externalId) ?? '');
}

/** A POS tells its time in whole seconds. */
function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / SECOND_MS) * SECOND_MS);
}
