import { FAULT_KINDS, siteOf, type FaultKind } from '../faults/fault-kinds';
import { Dice } from './dice';
import { drawEpisodes } from './draw-episodes';
import { ANNOUNCEMENTS } from './drawn-steps';
import { MOTIFS } from './motifs';
import { CHANGES, type Schedule, type Step } from './step';

const ROUNDS = 6;

/** Episodes have dice of their own, so that the rest of a story stays what it was. */
const EPISODES = 0xe915;

/** A first walk takes some three shifts of the short kind. */
const SHORT_SHIFT_MS = 500;
const LONG_SHIFT_MS = 480_000;

/** How many occasions a fault may let pass, by how often its place is come by. */
const PATIENCE = {
  commit: 24,
  read: 40,
  pos: 16,
  publish: 2,
  trigger: 3,
  webhook: 0,
  clock: 0,
  cron: 1,
  answer: 6,
  org: 0,
} as const;

/** The story of a seed: the same seed gives the same story. */
export function drawSchedule(seed: number): Schedule {
  const dice = new Dice(seed);
  const steps: Step[] = [];
  const episodes = drawEpisodes(new Dice(seed ^ EPISODES), ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The first one goes round all kinds, so that a few hundred seeds in a row have every one.
    if (round === 0) steps.push(armOne(dice, FAULT_KINDS[seed % FAULT_KINDS.length]));
    if (dice.chance(0.9)) steps.push(armOne(dice));
    if (dice.chance(0.7)) steps.push(armOne(dice));
    for (const motif of MOTIFS) if (dice.chance(motif.often)) steps.push(...motif.steps);
    steps.push({ do: 'work', turns: dice.whole(0, 30) });
    for (let left = dice.whole(0, 4); left > 0; left -= 1) {
      const change = dice.pick(CHANGES);
      steps.push({ do: 'change', change, announce: dice.pick(ANNOUNCEMENTS) });
      steps.push({ do: 'work', turns: dice.whole(0, 12) });
    }
    steps.push(...(episodes.get(round) ?? []));
    if (dice.chance(0.2)) steps.push({ do: 'manual' });
    if (dice.chance(0.25)) steps.push({ do: 'second_worker' });
    steps.push({ do: 'work', turns: dice.chance(0.4) ? 400 : dice.whole(5, 60) });
    steps.push({ do: 'advance', minutes: dice.whole(1, 9) });
  }
  const customersDated = dice.chance(0.4);
  const handOverAfterMs = dice.chance(0.25) ? SHORT_SHIFT_MS : LONG_SHIFT_MS;
  return { seed, customersDated, handOverAfterMs, steps };
}

function armOne(dice: Dice, kind: FaultKind = dice.pick(FAULT_KINDS)): Step {
  return { do: 'arm', kind, after: dice.whole(0, PATIENCE[siteOf(kind)]) };
}
