import type { SyncStatus } from '@model/run';
import { activeRunList, syncStatusDocument } from '../data/documents';
import { useOrg } from '../data/use-org';
import { mapLive, valueOr, type Live } from '../live/live';
import { useDocument, useList } from '../live/use-live';
import { useSession } from '../session/session';
import { judgeFreshness, type Freshness } from './judge-freshness';

/** How fresh the organisation's figures are, and what that is judged by. */
export interface Freshened extends Freshness {
  readonly status: SyncStatus | null;
  /** What somebody has to put right before syncing goes on, in a sentence; null when nothing. */
  readonly reason: string | null;
}

const USUAL_INTERVAL_MINUTES = 30;

/** The sync badge of the organisation at `now`. */
export function useFreshness(now: Date): Live<Freshened> {
  const { orgId } = useSession();
  const org = valueOr(useOrg(), null);
  const runs = valueOr(useList(activeRunList(orgId)), []);
  return mapLive(useDocument(syncStatusDocument(orgId)), (status) => {
    const facts = {
      // A run that fetches what one notice named says nothing about the rest.
      syncing: runs.some(({ value }) => value.trigger !== 'hint'),
      needsAttention: org?.status === 'needs_attention',
      lastRunState: status?.lastRunState ?? null,
      lastSuccessAt: status?.lastSuccessAt ?? null,
      intervalMinutes: org?.schedule.intervalMinutes ?? USUAL_INTERVAL_MINUTES,
    };
    return { ...judgeFreshness(facts, now), status, reason: org?.statusReason ?? null };
  });
}
