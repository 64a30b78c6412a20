import { toSizes, type Flow, type SegmentSizes } from '../model/flow';
import type { Segment } from '../model/segment';
import type { Transition } from '../model/transition';
import { FlowCounter } from './flow-counter';

/** Where a customer was before a stretch of time and is after it, whatever lay between. */
export interface Mover {
  readonly customerId: string;
  readonly from: Segment;
  readonly to: Segment;
  /** Of the last move, */
  readonly at: Date;
  /** and its reason, in words and numbers. */
  readonly why: string;
}

/**
 * Who was in another segment after these moves than before them, those first who moved last.
 * @param moves every move of a stretch of time, in any order.
 */
export function moversOf(moves: readonly Transition[]): Mover[] {
  const journeys = new Map<string, { first: Transition; last: Transition }>();
  for (const move of moves) {
    const { first, last } = journeys.get(move.customerId) ?? { first: move, last: move };
    journeys.set(move.customerId, {
      first: move.number < first.number ? move : first,
      last: move.number > last.number ? move : last,
    });
  }
  return [...journeys]
    .map(([customerId, { first, last }]): Mover => {
      const { to, at, why } = last;
      return { customerId, from: first.from, to, at, why };
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.customerId < b.customerId ? -1 : 1));
}

/** The flow matrix of a stretch of time: each customer counts once, from where they were before it to where they were after. */
export function flowsOf(moves: readonly Transition[]): Flow[] {
  const counter = new FlowCounter();
  for (const { from, to } of moversOf(moves)) counter.add(from, to);
  return counter.flows();
}

/** What has happened to an org's segments since an instant. */
export interface Movements {
  /** Customers in each segment now. */
  readonly sizes: SegmentSizes;
  /** The moves since then of those who are customers now. */
  readonly moves: readonly Transition[];
  /** In which segment those are who have become customers since then, by id. */
  readonly newcomers: ReadonlyMap<string, Segment>;
}

/** An org's segments now and at an earlier instant. */
export interface MoversReport {
  readonly sizes: {
    /** Of today's customers, as far as they were customers then. Those who are gone since then are in neither. */
    readonly before: SegmentSizes;
    readonly now: SegmentSizes;
    /** Those of now who have become customers since then. */
    readonly newcomers: SegmentSizes;
  };
  /** From where to where those went who were customers then. */
  readonly flows: readonly Flow[];
  /** Who they are, those first who moved last. */
  readonly movers: readonly Mover[];
}

/** What has moved since an instant, such as a week ago. For each segment: `before` + newcomers + arrivals − departures = `now`. */
export function reportMovers({ sizes: now, moves, newcomers }: Movements): MoversReport {
  const ofOld = moves.filter(({ customerId }) => !newcomers.has(customerId));
  const flows = flowsOf(ofOld);
  const came = [...newcomers.values()];
  const newcomerSizes = toSizes((segment) => came.filter((one) => one === segment).length);
  const before = toSizes((segment) => {
    const arrived = sumOf(flows.filter(({ to }) => to === segment));
    const left = sumOf(flows.filter(({ from }) => from === segment));
    return now[segment] - newcomerSizes[segment] - arrived + left;
  });
  return {
    sizes: { before, now, newcomers: newcomerSizes },
    flows,
    movers: moversOf(ofOld),
  };
}

function sumOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { customers }) => sum + customers, 0);
}
