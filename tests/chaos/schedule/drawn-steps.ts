import type { Dice } from './dice';
import type { Announcement, RareChangeKind, Step } from './step';

/** How changes are told of; in full most often. */
export const ANNOUNCEMENTS: readonly Announcement[] = [
  'silent',
  'full',
  'full',
  'partial',
  'minimal',
];

/** A change of the kind that only some stories have. */
export function change(kind: RareChangeKind, announce: Announcement): Step {
  return { do: 'rare_change', change: kind, announce };
}

/** Lets the workers make calls, some number up to `most`. */
export function work(dice: Dice, most: number): Step {
  return { do: 'work', turns: dice.whole(0, most) };
}
