import { toSizes, type Flow, type SegmentSizes } from '../model/flow';
import { SEGMENTS, type Segment } from '../model/segment';

/** Counts customers by where they were and where they are. */
export class FlowCounter {
  private readonly counts = new Map<Segment, Map<Segment, number>>();

  /** Counts one customer, one who stayed too. */
  add(from: Segment, to: Segment): void {
    const row = this.counts.get(from) ?? new Map<Segment, number>();
    row.set(to, (row.get(to) ?? 0) + 1);
    this.counts.set(from, row);
  }

  /** The cells that are not empty, those of customers who stayed left out; better segments first. */
  flows(): Flow[] {
    return SEGMENTS.flatMap((from) =>
      SEGMENTS.flatMap((to): Flow[] => {
        const customers = from === to ? 0 : this.count(from, to);
        return customers === 0 ? [] : [{ from, to, customers }];
      }),
    );
  }

  /** How many were in each segment, and how many are now. */
  sizes(): { before: SegmentSizes; after: SegmentSizes } {
    return {
      before: toSizes((from) => sum(SEGMENTS.map((to) => this.count(from, to)))),
      after: toSizes((to) => sum(SEGMENTS.map((from) => this.count(from, to)))),
    };
  }

  private count(from: Segment, to: Segment): number {
    return this.counts.get(from)?.get(to) ?? 0;
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
