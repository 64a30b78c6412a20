import type { BooksSummary } from '../model/books';
import type { IncidentKind } from '../model/incident';
import { LATE_INTERVALS, lateFrom } from '../model/lateness';
import type { Org } from '../model/org';
import type { SyncStatus } from '../model/run';

const MINUTE_MS = 60_000;

/** Two sweeps: what somebody puts right at once, or what passes at once, is told nobody. */
const LASTS_MS = 4 * MINUTE_MS;

/** Something that keeps an org's figures from being right. */
export interface Trouble {
  /** In one sentence for staff, without personal data. */
  readonly cause: string;
  /** How long it must last before staff are told. */
  readonly lastsMs: number;
}

/** What is known of an org. */
export interface OrgStandingFacts {
  readonly org: Pick<Org, 'status' | 'statusReason' | 'schedule'>;
  /** Null before the first sync. */
  readonly status: SyncStatus | null;
  /** Null before the first day was compared. */
  readonly books: BooksSummary | null;
  readonly now: Date;
}

/**
 * What troubles an org now, by kind. A paused one has no troubles. While syncing has stopped nothing else is found than that it
 * has: the rest cannot be told before it goes on.
 */
export function findTroubles(facts: OrgStandingFacts): ReadonlyMap<IncidentKind, Trouble> {
  const { org, status, books } = facts;
  const found = new Map<IncidentKind, Trouble>();
  if (org.status === 'paused') return found;
  if (org.status === 'needs_attention') {
    const cause = org.statusReason ?? 'The login at the point of sale does not work.';
    return found.set('needs_attention', { cause, lastsMs: LASTS_MS });
  }
  const late = findLate(facts);
  if (late) found.set('late', late);
  const { stalled, holds = 0, webhookSilence } = status?.attention ?? {};
  if (stalled) found.set('stalled', lasting('No sale has come in for longer than ever before.'));
  if (holds > 0) found.set('held', lasting('Records have vanished at the point of sale.'));
  if (webhookSilence) found.set('webhook_silence', lasting('Sales go on, but none is announced.'));
  const differing = books?.differingCount ?? 0;
  if (differing > 0) found.set('books', lasting('A day is stored with another sum than was sold.'));
  return found;
}

/**
 * Late after three intervals without a success. It is looked for one interval earlier and must last for one, so that an org that
 * stood still and was just resumed has the time to succeed.
 */
function findLate({ org, status, now }: OrgStandingFacts): Trouble | null {
  const success = status?.lastSuccessAt ?? null;
  const { intervalMinutes } = org.schedule;
  if (success === null || lateFrom(success, intervalMinutes) > now) return null;
  return {
    cause: status?.lastError ?? `No sync has succeeded for ${LATE_INTERVALS} intervals.`,
    lastsMs: intervalMinutes * MINUTE_MS,
  };
}

function lasting(cause: string): Trouble {
  return { cause, lastsMs: LASTS_MS };
}
