import { STREAMS } from '../../../functions/src/model/source';
import type { Dice } from './dice';
import { drawErasure } from './draw-erasure';
import { change, work } from './drawn-steps';
import type { HoldAnswer, Step } from './step';

const ANSWERS: readonly HoldAnswer[] = ['confirmed', 'rejected'];

/** Chains of steps that only some seeds have, since what they set in motion takes many walks to come to its end. */
const EPISODES: readonly ((dice: Dice) => Step[])[] = [
  drawRemoval,
  drawReturn,
  drawVanish,
  drawErasure,
  drawErasure,
  drawLateChange,
];

const EPISODE_CHANCE = 0.4;
const SECOND_CHANCE = 0.25;
const CANCEL_CHANCE = 0.15;
const REPLAY_CHANCE = 0.08;

/** What else happens in a seed's story, by the round that it happens in. */
export function drawEpisodes(dice: Dice, rounds: number): ReadonlyMap<number, readonly Step[]> {
  const drawn = new Map<number, Step[]>();
  const put = (steps: readonly Step[]): void => {
    const round = dice.whole(0, rounds - 1);
    drawn.set(round, [...(drawn.get(round) ?? []), ...steps]);
  };
  if (dice.chance(EPISODE_CHANCE)) {
    put(dice.pick(EPISODES)(dice));
    if (dice.chance(SECOND_CHANCE)) put(dice.pick(EPISODES)(dice));
  }
  if (dice.chance(CANCEL_CHANCE)) put([{ do: 'manual' }, work(dice, 40), { do: 'cancel' }]);
  if (dice.chance(REPLAY_CHANCE)) put([work(dice, 200), { do: 'replay' }, work(dice, 60)]);
  return drawn;
}

/** A record or two disappear, and perhaps come back, before, while or after somebody notices. */
function drawRemoval(dice: Dice): Step[] {
  const stream = dice.pick(STREAMS);
  const fresh = stream !== 'products' && dice.chance(0.4);
  const steps: Step[] = fresh
    ? [
        { do: 'change', change: stream === 'orders' ? 'sale' : 'new_customer', announce: 'full' },
        work(dice, 20),
      ]
    : [];
  steps.push({ do: 'remove', stream, share: fresh ? 'newest' : 'one' }, work(dice, 60));
  if (dice.chance(0.4)) steps.push({ do: 'remove', stream: dice.pick(STREAMS), share: 'one' });
  steps.push(...walks(dice.whole(0, 4)));
  if (dice.chance(0.5)) steps.push({ do: 'bring_back', share: dice.pick(['one', 'all'] as const) });
  return [...steps, work(dice, 200)];
}

/** A record disappears for so long that it is marked, and then it is back. */
function drawReturn(dice: Dice): Step[] {
  const stream = dice.pick(['customers', 'products'] as const);
  return [
    work(dice, 400),
    { do: 'remove', stream, share: 'one' },
    ...walks(stream === 'customers' ? 4 : 3),
    { do: 'bring_back', share: 'all' },
    ...walks(dice.whole(0, 1)),
  ];
}

/** So much disappears at once that sync asks; somebody decides, or it comes back before anybody does. */
function drawVanish(dice: Dice): Step[] {
  const stream = dice.pick([...STREAMS, 'customers'] as const);
  const steps: Step[] = [work(dice, 400), { do: 'remove', stream, share: 'many' }, ...walks(1)];
  if (dice.chance(0.6)) steps.push({ do: 'decide', answer: dice.pick(ANSWERS) });
  if (dice.chance(0.5)) steps.push(...walks(1));
  if (dice.chance(0.3)) steps.push({ do: 'remove', stream, share: 'one' }, ...walks(1));
  if (dice.chance(0.4)) steps.push({ do: 'bring_back', share: dice.pick(['one', 'all'] as const) });
  if (dice.chance(0.3)) steps.push({ do: 'decide', answer: dice.pick(ANSWERS) });
  return [...steps, work(dice, 200)];
}

/** Orders change that lie behind the window of a plain pull. */
function drawLateChange(dice: Dice): Step[] {
  return Array.from({ length: dice.whole(1, 3) }, () =>
    change(dice.pick(['old_status', 'old_sale'] as const), dice.pick(['silent', 'full'] as const)),
  );
}

/** So many runs, one after the other. */
function walks(times: number): Step[] {
  return Array.from({ length: times }, (): Step[] => [
    { do: 'manual' },
    { do: 'work', turns: 400 },
    { do: 'advance', minutes: 2 },
  ]).flat();
}
