/** How often a sync may begin, in minutes, of what is offered. */
const OFFERED: readonly number[] = [5, 10, 15, 30, 60, 120, 240, 720, 1440];

/** The intervals to choose among, in minutes: those that are offered, and the one that is set. */
export function listIntervals(current: number): number[] {
  return [...new Set([...OFFERED, current])].toSorted((a, b) => a - b);
}
