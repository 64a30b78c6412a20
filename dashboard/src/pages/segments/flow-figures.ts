import type { Flow } from '@model/flow';
import { SEGMENTS, type Segment } from '@model/segment';

/** From where to where so many went, with how it is to be taken. */
export interface FlowMatrix {
  readonly rows: readonly Segment[];
  readonly columns: readonly Segment[];
  /** 0 where nobody went. */
  readonly customersOf: (from: Segment, to: Segment) => number;
  /** Of a cell: 0 where nobody went, up to 4 for the fullest ones. */
  readonly levelOf: (from: Segment, to: Segment) => number;
}

const LEVELS = 4;

/** Moves as a matrix; segments that nobody left, or that nobody went to, have no row or column. */
export function toFlowMatrix(flows: readonly Flow[]): FlowMatrix {
  const most = Math.max(0, ...flows.map(({ customers }) => customers));
  const customersOf = (from: Segment, to: Segment): number =>
    flows.find((flow) => flow.from === from && flow.to === to)?.customers ?? 0;
  return {
    rows: SEGMENTS.filter((segment) => flows.some(({ from }) => from === segment)),
    columns: SEGMENTS.filter((segment) => flows.some(({ to }) => to === segment)),
    customersOf,
    levelOf: (from, to) => (most === 0 ? 0 : Math.ceil((LEVELS * customersOf(from, to)) / most)),
  };
}

/** Whether a move leads to a better segment. */
export function isRise({ from, to }: Pick<Flow, 'from' | 'to'>): boolean {
  return SEGMENTS.indexOf(to) < SEGMENTS.indexOf(from);
}

/** How many moves there were, and how many led to a better segment. */
export function countMoves(flows: readonly Flow[]): { readonly all: number; readonly up: number } {
  return { all: sumOf(flows), up: sumOf(flows.filter(isRise)) };
}

function sumOf(flows: readonly Flow[]): number {
  return flows.reduce((total, { customers }) => total + customers, 0);
}
