import { drawErasureStory } from './draw-erasure';
import { drawSchedule } from './draw-schedule';
import type { Schedule } from './step';

/** What stories a seed may tell: of whatever can go wrong, or of a customer who is erased while a run is under way. */
export const STORIES = ['everything', 'erasures'] as const;
export type StoryKind = (typeof STORIES)[number];

/** The story of a seed: the same seed gives the same story. */
export function drawStory(kind: StoryKind, seed: number): Schedule {
  return kind === 'erasures' ? drawErasureStory(seed) : drawSchedule(seed);
}
