import type { FaultKind } from '../faults/fault-kinds';
import { Dice } from './dice';
import { ANNOUNCEMENTS, change, work } from './drawn-steps';
import type { Schedule, Step } from './step';

const AROUND_ERASURE: readonly FaultKind[] = [
  'kill_before_commit',
  'kill_after_commit',
  'kill_at_read',
  'commit_fate_unknown',
  'commit_conflict_storm',
  'stall_before_commit',
];

/** Stories of erasures have dice of their own, so that they are no echo of the others. */
const ERASURES = 0x0e7a5e;

/** A run of the small shop takes some 60 calls; the first one, with everything that follows from it, 250. */
const A_RUN = 60;
const FIRST_SYNC = 250;

/** A customer is erased while pages and webhooks that carry them are on their way. */
export function drawErasure(dice: Dice): Step[] {
  const person = (): Step => change('person', dice.pick(ANNOUNCEMENTS));
  const steps: Step[] = [person(), work(dice, 60)];
  if (dice.chance(0.3)) steps.push({ do: 'break_person' });
  if (dice.chance(0.4))
    steps.push({ do: 'arm', kind: 'webhook_delayed', after: 0 }, change('person', 'full'));
  if (dice.chance(0.4)) steps.push(change('person_sale', dice.pick(ANNOUNCEMENTS)));
  if (dice.chance(0.6)) steps.push({ do: 'manual' }, work(dice, 40));
  if (dice.chance(0.5))
    steps.push({ do: 'arm', kind: dice.pick(AROUND_ERASURE), after: dice.whole(0, 3) });
  steps.push({ do: 'erase' }, work(dice, 15), person());
  if (dice.chance(0.3)) steps.push({ do: 'break_person' });
  if (dice.chance(0.4)) steps.push({ do: 'manual' });
  if (dice.chance(0.4)) steps.push(work(dice, 30), { do: 'erase' });
  return [...steps, work(dice, 60)];
}

/**
 * A story of nothing but an erasure at a random moment of a run: the first one, or one in which staff, the point of sale and its
 * webhooks all have something to say of the person. Afterwards the person changes, buys, and is pulled again.
 */
export function drawErasureStory(seed: number): Schedule {
  const dice = new Dice(seed ^ ERASURES);
  // What somebody left with an order is only theirs once it is stored: the first sync has to be over.
  const isKnown = dice.chance(0.5);
  const steps: Step[] = [
    isKnown ? { do: 'work', turns: 2 * FIRST_SYNC } : work(dice, FIRST_SYNC),
    change(isKnown ? 'known_person' : 'person', dice.pick(ANNOUNCEMENTS)),
    change('person_sale', dice.pick(ANNOUNCEMENTS)),
    work(dice, 30),
    { do: 'manual' },
    work(dice, A_RUN),
    ...drawErasure(dice),
    change('person_sale', 'full'),
    change('person', 'full'),
    { do: 'manual' },
    work(dice, A_RUN),
  ];
  if (dice.chance(0.2)) steps.push({ do: 'replay' }, work(dice, A_RUN));
  steps.push({ do: 'advance', minutes: 31 });
  return { seed, customersDated: dice.chance(0.4), handOverAfterMs: 480_000, steps };
}
