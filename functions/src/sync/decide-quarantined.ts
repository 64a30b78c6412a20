import type { RowsDecided } from '../model/callables';
import { CommitConflict } from '../store/errors';
import { noteAttention } from '../store/note-attention';
import { readSomeQuarantined } from '../store/quarantine';
import { eachOf } from './each-of';
import {
  dismissQuarantined,
  retryQuarantined,
  ROWS_AT_MOST,
  type QuarantineCollaborators,
} from './retry-quarantined';

/** Rows dismissed at the same time, each in a commit of its own. */
const AT_ONCE = 8;

/** What is to become of which rows, and on whose word. */
export interface QuarantineDecision {
  readonly orgId: string;
  /** Null: the first 400 that wait. */
  readonly ids: readonly string[] | null;
  readonly action: 'retry' | 'dismiss';
  readonly by: string;
}

/** Asks for rows in quarantine again, or takes them off the list. A row that does not wait is named and left as it is. */
export async function decideQuarantined(
  collaborators: QuarantineCollaborators,
  decision: QuarantineDecision,
): Promise<RowsDecided> {
  const { orgId, ids, by } = decision;
  if (decision.action === 'dismiss') return dismissRows(collaborators, decision);
  const asked = await retryQuarantined(collaborators, { orgId, ids, by });
  const { retried: done, withoutId } = asked ?? { retried: [], withoutId: [] };
  const found = new Set([...done, ...withoutId]);
  return { done, withoutId, notWaiting: (ids ?? []).filter((id) => !found.has(id)) };
}

async function dismissRows(
  collaborators: QuarantineCollaborators,
  { orgId, ids, by }: QuarantineDecision,
): Promise<RowsDecided> {
  const { db } = collaborators;
  const named = ids ?? [...(await readSomeQuarantined(db, orgId, ROWS_AT_MOST)).keys()];
  const dismissed = new Set<string>();
  await eachOf(named, AT_ONCE, async (id) => {
    if (await dismissOne(collaborators, { orgId, id, by })) dismissed.add(id);
  });
  // A badge that is late is made up for by the next run.
  await noteAttention(db, orgId).catch(() => undefined);
  return {
    done: named.filter((id) => dismissed.has(id)),
    withoutId: [],
    notWaiting: ids === null ? [] : named.filter((id) => !dismissed.has(id)),
  };
}

async function dismissOne(
  collaborators: QuarantineCollaborators,
  row: { orgId: string; id: string; by: string },
): Promise<boolean> {
  try {
    return await dismissQuarantined(collaborators, row);
  } catch (error) {
    // It validated meanwhile, and has left.
    if (error instanceof CommitConflict) return false;
    throw error;
  }
}
