import type { Flow, SegmentSizes } from '../model/flow';
import { SEGMENTS, type Segment } from '../model/segment';

/** Counts customers by where they were and where they are. */
export class FlowCounter {
  private readonly counts = new Map<Segment, SegmentSizes>();

  /** Counts one customer, one who stayed too. */
  add(from: Segment, to: Segment): void {
    const row = this.counts.get(from) ?? noSizes();
    row[to] += 1;
    this.counts.set(from, row);
  }

  /** The cells that are not empty, those of customers who stayed left out; better segments first. */
  flows(): Flow[] {
    return SEGMENTS.flatMap((from) =>
      SEGMENTS.flatMap((to): Flow[] => {
        const customers = from === to ? 0 : (this.counts.get(from)?.[to] ?? 0);
        return customers === 0 ? [] : [{ from, to, customers }];
      }),
    );
  }

  /** How many were in each segment, and how many are now. */
  sizes(): { before: SegmentSizes; after: SegmentSizes } {
    const [before, after] = [noSizes(), noSizes()];
    for (const [from, row] of this.counts) {
      for (const to of SEGMENTS) {
        before[from] += row[to];
        after[to] += row[to];
      }
    }
    return { before, after };
  }
}

function noSizes(): SegmentSizes {
  return {
    vip: 0,
    high_value: 0,
    frequent: 0,
    loyal: 0,
    regular: 0,
    new: 0,
    slipping: 0,
    at_risk: 0,
    churned: 0,
  };
}
