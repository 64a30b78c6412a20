import type { SegmentMoves } from '@model/moves';
import { SEGMENTS, type Segment } from '@model/segment';

/** One segment as it is drawn. */
export interface SizeLine {
  readonly segment: Segment;
  readonly customers: number;
  /** Of all customers, 0 to 1. */
  readonly share: number;
  /** Of the largest segment, 0 to 1. */
  readonly length: number;
  readonly moves: SegmentMoves;
}

/** Every segment, best first, with its share and its moves. `regular`, which no rule makes, is left out while nothing is of it. */
export function toSizeLines(
  sizeOf: (segment: Segment) => number,
  movesOf: Readonly<Record<Segment, SegmentMoves>>,
): SizeLine[] {
  const sizes = SEGMENTS.map(sizeOf);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.max(...sizes);
  return SEGMENTS.flatMap((segment) => {
    const customers = sizeOf(segment);
    const moves = movesOf[segment];
    if (segment === 'regular' && customers === 0 && moves.left === 0) return [];
    const share = all === 0 ? 0 : customers / all;
    return [{ segment, customers, share, length: most === 0 ? 0 : customers / most, moves }];
  });
}
