import type { Segment } from './segment';

/** How many customers each segment has. */
export type SegmentSizes = Readonly<Record<Segment, number>>;

/** One cell of a flow matrix: so many customers were in `from` and are in `to`. */
export interface Flow {
  readonly from: Segment;
  readonly to: Segment;
  readonly customers: number;
}

/** The size of every segment. */
export function toSizes(sizeOf: (segment: Segment) => number): SegmentSizes {
  return {
    vip: sizeOf('vip'),
    high_value: sizeOf('high_value'),
    frequent: sizeOf('frequent'),
    loyal: sizeOf('loyal'),
    regular: sizeOf('regular'),
    new: sizeOf('new'),
    slipping: sizeOf('slipping'),
    at_risk: sizeOf('at_risk'),
    churned: sizeOf('churned'),
  };
}
