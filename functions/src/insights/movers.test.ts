import * as fc from 'fast-check';
import { toSizes } from '../model/flow';
import { SEGMENTS, type Segment } from '../model/segment';
import type { Transition } from '../model/transition';
import { flowsOf, moversOf, reportMovers } from './movers';

const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1, hours));

function move(customerId: string, number: number, from: Segment, to: Segment): Transition {
  return { customerId, number, from, to, at: at(number), cause: 'time', why: `${to} ${number}` };
}

const MOVES = [
  move('a', 3, 'vip', 'slipping'),
  move('b', 1, 'new', 'slipping'),
  move('b', 2, 'slipping', 'loyal'),
  move('c', 8, 'slipping', 'loyal'),
  move('c', 7, 'loyal', 'slipping'),
  move('d', 5, 'new', 'loyal'),
];

describe('movers', () => {
  it('are those who are elsewhere than before, with their last move, the latest first', () => {
    expect(moversOf(MOVES)).toStrictEqual([
      { customerId: 'd', from: 'new', to: 'loyal', at: at(5), why: 'loyal 5' },
      { customerId: 'a', from: 'vip', to: 'slipping', at: at(3), why: 'slipping 3' },
      { customerId: 'b', from: 'new', to: 'loyal', at: at(2), why: 'loyal 2' },
    ]);
  });

  it('make a matrix in which each counts once', () => {
    expect(flowsOf(MOVES)).toStrictEqual([
      { from: 'vip', to: 'slipping', customers: 1 },
      { from: 'new', to: 'loyal', customers: 2 },
    ]);
    expect(flowsOf([])).toStrictEqual([]);
  });
});

interface History {
  readonly before: Segment | null;
  readonly steps: readonly Segment[];
}

const segment = fc.constantFrom(...SEGMENTS);
const historyArbitrary = fc.record({
  /** Null for whoever came later; then the first step is where they began. */
  before: fc.option(segment),
  steps: fc.array(segment, { maxLength: 5 }),
});

/** Plays histories: what is counted afterwards, and what was before. */
function playAll(histories: readonly History[]) {
  const newcomers = new Map<string, Segment>();
  const [moves, now, before]: [Transition[], Segment[], Segment[]] = [[], [], []];
  for (const [index, history] of histories.entries()) {
    let current = history.before;
    let number = 0;
    for (const to of history.steps) {
      if (current !== null && current !== to)
        moves.push(move(String(index), (number += 1), current, to));
      current = to;
    }
    if (current === null) continue;
    now.push(current);
    if (history.before === null) newcomers.set(String(index), current);
    else before.push(history.before);
  }
  return { moves, newcomers, now: sizesOf(now), before: sizesOf(before) };
}

const sizesOf = (all: readonly Segment[]) =>
  toSizes((one) => all.filter((other) => other === one).length);

describe('a report of movers', () => {
  it('finds the sizes that there were before, whatever moved and whoever came, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(historyArbitrary, { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (histories, keys) => {
          const { moves, newcomers, now, before } = playAll(histories);
          const shuffled = moves
            .map((one) => ({ one, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const report = reportMovers({ sizes: now, moves: shuffled, newcomers });
          expect(report.sizes).toStrictEqual({
            before,
            now,
            newcomers: sizesOf([...newcomers.values()]),
          });
          expect(report).toStrictEqual(reportMovers({ sizes: now, moves, newcomers }));
          const moved = report.flows.reduce((sum, { customers }) => sum + customers, 0);
          expect(report.movers).toHaveLength(moved);
        },
      ),
    );
  });
});
