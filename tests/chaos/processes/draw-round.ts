import { Dice } from '../schedule/dice';
import { CHANGES, type Announcement, type ChangeKind } from '../schedule/step';
import type { Task } from './messages';

/** What is struck: workers busy with one kind of task, or whoever makes the next call. */
export type Target = Task['name'] | 'any';

/** What is done to a process. */
type Blow =
  | { readonly kind: 'kill'; readonly target: Target }
  /** Comes after so many commits under a claim, so that what stands still holds one. */
  | { readonly kind: 'stop'; readonly target: 'run' | 'drain' }
  /** Comes at the first commit after so many calls of all, whose answer gets lost. */
  | { readonly kind: 'restart'; readonly target: 'any' };

/** A change at the point of sale. */
export interface ChangeIncident {
  readonly kind: 'change';
  readonly at: number;
  readonly change: ChangeKind;
  readonly announce: Announcement;
}

/** Something that happens when a worker, or all of them together, has made so many calls. */
export type Incident = ChangeIncident | (Blow & { readonly at: number; readonly delayMs: number });

/** A stretch of a round: somebody asks for a run, things happen meanwhile, then time passes. */
export interface Beat {
  readonly ask: 'schedule' | 'manual' | 'nobody';
  readonly incidents: readonly Incident[];
  readonly minutes: number;
}

/** The plan of a round. The same seed gives the same plan; when a signal reaches a process is for the machine to say. */
export interface RoundPlan {
  readonly seed: number;
  readonly customersDated: boolean;
  readonly leaseMs: number;
  readonly handOverAfterMs: number;
  readonly beats: readonly Beat[];
}

/** Longer than a page takes on a busy machine, and short enough to wait for. */
const LEASE_MS = 1_500;
const SHORT_SHIFT_MS = 400;

/** No worker's time is up before its work is done. */
export const LONG_SHIFT_MS = 420_000;

const BEATS = 3;
const MOST_CHANGES = 4;
const MOST_DELAY_MS = 15;
const ANNOUNCEMENTS: readonly Announcement[] = ['silent', 'full', 'full', 'partial', 'minimal'];

/** How likely each blow is in the first beat, which walks everything, and in later ones, and how far on it strikes at most. */
const BLOWS: readonly [
  blow: Blow,
  first: readonly [number, number],
  later: readonly [number, number],
][] = [
  [{ kind: 'kill', target: 'run' }, [0.7, 60], [0.5, 22]],
  [{ kind: 'kill', target: 'run' }, [0.4, 60], [0.2, 12]],
  [{ kind: 'kill', target: 'drain' }, [0.4, 24], [0.3, 14]],
  [{ kind: 'kill', target: 'webhook' }, [0.3, 6], [0.3, 6]],
  [{ kind: 'kill', target: 'sweep' }, [0.1, 6], [0.2, 8]],
  [{ kind: 'stop', target: 'run' }, [0.5, 7], [0.25, 3]],
  [{ kind: 'stop', target: 'drain' }, [0.1, 2], [0.1, 2]],
  [{ kind: 'restart', target: 'any' }, [0.15, 80], [0.08, 30]],
];

/** Draws the plan of a round from its seed. */
export function drawRound(seed: number): RoundPlan {
  const dice = new Dice(seed ^ 0x9c0ce55);
  const beats = Array.from({ length: BEATS }, (_, index): Beat => {
    const blows = BLOWS.flatMap(([blow, first, later]) => {
      const [likely, most] = index === 0 ? first : later;
      const [struck, at, delayMs] = [dice.chance(likely), dice.whole(1, most), drawDelay(dice)];
      return struck ? [{ ...blow, at, delayMs }] : [];
    });
    const changes = Array.from({ length: dice.whole(1, MOST_CHANGES) }, () => drawChange(dice));
    return {
      ask: index === 0 ? 'schedule' : dice.pick(['schedule', 'manual', 'nobody'] as const),
      incidents: [...blows, ...changes],
      minutes: dice.pick([2, 9, 12]),
    };
  });
  const handOverAfterMs = dice.chance(0.2) ? SHORT_SHIFT_MS : LONG_SHIFT_MS;
  return { seed, customersDated: dice.chance(0.4), leaseMs: LEASE_MS, handOverAfterMs, beats };
}

function drawDelay(dice: Dice): number {
  return dice.chance(0.5) ? 0 : dice.whole(1, MOST_DELAY_MS);
}

function drawChange(dice: Dice): ChangeIncident {
  return {
    kind: 'change',
    at: dice.whole(0, 40),
    change: dice.pick(CHANGES),
    announce: dice.pick(ANNOUNCEMENTS),
  };
}
