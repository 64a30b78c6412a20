import { countMoves, isRise, toFlowMatrix } from './flow-figures';

const FLOWS = [
  { from: 'vip', to: 'slipping', customers: 8 },
  { from: 'slipping', to: 'vip', customers: 1 },
  { from: 'slipping', to: 'at_risk', customers: 3 },
] as const;

describe('the matrix of moves', () => {
  it('has a row for each segment that somebody left, and a column for each that somebody went to', () => {
    const { rows, columns, customersOf } = toFlowMatrix(FLOWS);
    expect(rows).toEqual(['vip', 'slipping']);
    expect(columns).toEqual(['vip', 'slipping', 'at_risk']);
    expect(customersOf('vip', 'slipping')).toBe(8);
    expect(customersOf('vip', 'at_risk')).toBe(0);
  });

  it('shades a cell by the fullest one', () => {
    const { levelOf } = toFlowMatrix(FLOWS);
    expect(levelOf('vip', 'slipping')).toBe(4);
    expect(levelOf('slipping', 'at_risk')).toBe(2);
    expect(levelOf('slipping', 'vip')).toBe(1);
    expect(levelOf('vip', 'vip')).toBe(0);
  });

  it('is empty without moves', () => {
    const { rows, levelOf } = toFlowMatrix([]);
    expect(rows).toEqual([]);
    expect(levelOf('vip', 'new')).toBe(0);
  });
});

it('a move to a better segment is a rise', () => {
  expect(FLOWS.map(isRise)).toEqual([false, true, false]);
  expect(countMoves(FLOWS)).toEqual({ all: 12, up: 1 });
});
