import type { Incident, IncidentKind } from '../model/incident';
import type { Trouble } from './plan-troubles';

/** How long it must be over before staff are told so. */
const CALM_MS = 10 * 60_000;

/** What comes back within a day of its end is the same fault that comes and goes. */
const RECURS_WITHIN_MS = 86_400_000;

/** Doublings at most: a fault that comes and goes is told a few times a day, and still told. */
const MOST_DOUBLINGS = 5;

/** What becomes of an incident, and what staff are told of it. */
export interface IncidentStep {
  readonly incident: Incident;
  /** Null: nothing. */
  readonly tell: 'opened' | 'closed' | null;
}

/** What is known of one kind of trouble of one org. */
export interface IncidentNews {
  readonly kind: IncidentKind;
  /** The latest incident of the kind, if there ever was one. */
  readonly before: Incident | null;
  /** Null: there is none now. */
  readonly trouble: Trouble | null;
  /** Whether staff may be told; not when somebody paused the org, which ends every incident without a word. */
  readonly mayTell: boolean;
  readonly now: Date;
}

/**
 * The next step of an incident; null when nothing is to be written.
 *
 * Seen → (it lasts) → open, told → (it is over) → calming → (that lasts) → closed, told. Trouble that comes back while it is calming is
 * the same incident and told nobody. One that comes back within a day of its end is a new one, and both times that it must last
 * are doubled with every return, up to 32-fold: who flaps every few minutes for a day is told of a handful of incidents.
 */
export function planIncident(news: IncidentNews): IncidentStep | null {
  const { before, trouble, now } = news;
  if (!before || before.state === 'closed') return trouble && begin(news, trouble);
  if (!news.mayTell) return { incident: closed(before, now), tell: null };
  switch (before.state) {
    case 'seen':
      if (!trouble) return { incident: closed(before, now), tell: null };
      return isDue(before, now) ? { incident: opened(before, trouble, now), tell: 'opened' } : null;
    case 'open':
      return trouble ? null : { incident: calming(before, now), tell: null };
    case 'calming':
      if (trouble) return { incident: goesOn(before), tell: null };
      return isDue(before, now) ? { incident: closed(before, now), tell: 'closed' } : null;
  }
}

function begin({ kind, before, now }: IncidentNews, trouble: Trouble): IncidentStep {
  const recurs = before?.closedAt && now.getTime() - before.closedAt.getTime() < RECURS_WITHIN_MS;
  const recurrences = recurs ? Math.min(before.recurrences + 1, MOST_DOUBLINGS) : 0;
  const incident: Incident = {
    kind,
    state: 'seen',
    number: (before?.number ?? 0) + 1,
    watched: true,
    seenAt: now,
    openedAt: null,
    calmSince: null,
    closedAt: null,
    recurrences,
    lookAt: after(now, trouble.lastsMs, recurrences),
    cause: trouble.cause,
  };
  return { incident, tell: null };
}

function opened(before: Incident, { cause }: Trouble, now: Date): Incident {
  return { ...before, state: 'open', openedAt: now, lookAt: null, cause };
}

function calming(before: Incident, now: Date): Incident {
  const lookAt = after(now, CALM_MS, before.recurrences);
  return { ...before, state: 'calming', calmSince: now, lookAt };
}

/** It was not over: the next time it must be calm for longer. */
function goesOn(before: Incident): Incident {
  const recurrences = Math.min(before.recurrences + 1, MOST_DOUBLINGS);
  return { ...before, state: 'open', calmSince: null, lookAt: null, recurrences };
}

function closed(before: Incident, now: Date): Incident {
  return { ...before, state: 'closed', watched: false, closedAt: now, lookAt: null };
}

function after(now: Date, ms: number, doublings: number): Date {
  return new Date(now.getTime() + ms * 2 ** doublings);
}

function isDue({ lookAt }: Incident, now: Date): boolean {
  return lookAt !== null && lookAt <= now;
}
