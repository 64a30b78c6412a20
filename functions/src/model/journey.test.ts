import type { Transition } from './transition';
import { toStays } from './journey';

const day = (count: number): Date => new Date(Date.UTC(2026, 0, 1 + count));
const START = { firstSeenAt: day(0), segment: 'loyal' } as const;

const FELL: Transition = {
  customerId: 'a',
  number: 1,
  from: 'new',
  to: 'slipping',
  at: day(30),
  cause: 'time',
  why: 'Slipping: 30 days',
};
const CAME_BACK: Transition = {
  ...FELL,
  number: 2,
  from: 'slipping',
  to: 'loyal',
  at: day(41),
  cause: 'purchase',
  why: 'Loyal: 2 orders',
};

describe('the journey of a customer', () => {
  it('is one stay for whoever never moved', () => {
    expect(toStays([], START)).toStrictEqual([
      { segment: 'loyal', from: day(0), until: null, begunBy: null },
    ]);
  });

  it('is a stay after each move, each beginning when the one before ends, whatever comes first', () => {
    expect(toStays([CAME_BACK, FELL], START)).toStrictEqual([
      { segment: 'new', from: day(0), until: day(30), begunBy: null },
      {
        segment: 'slipping',
        from: day(30),
        until: day(41),
        begunBy: { cause: 'time', why: 'Slipping: 30 days' },
      },
      {
        segment: 'loyal',
        from: day(41),
        until: null,
        begunBy: { cause: 'purchase', why: 'Loyal: 2 orders' },
      },
    ]);
  });
});
