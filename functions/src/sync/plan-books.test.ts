import { makeOrder } from '../testing/cursor-records';
import { keepsBooks, planBooks, WalkedOrders } from './plan-books';
import type { WalkPlan } from './plan-walk';

const NOW = new Date('2026-01-30T12:00:00Z');
const PLAN: WalkPlan = {
  since: null,
  resumeAt: null,
  startedAt: NOW,
  complete: true,
  heal: false,
  recheck: true,
};

/** An order that was placed at noon of a day of January, and read so many seconds after NOW. */
function orderOn(index: number, day: number, seconds = 0) {
  const made = makeOrder(index, new Date(Date.UTC(2026, 0, day, 12)));
  return { ...made, observedAt: new Date(NOW.getTime() + seconds * 1_000) };
}

const sumsOf = (orders: number, cents: number) => ({
  orders,
  grossCents: cents,
  discountCents: 0,
  taxCents: 0,
  totalCents: cents,
});

describe('a walk', () => {
  it.each([
    ['of everything', {}, true],
    ['of recent days that looks at them again', { complete: false, since: NOW }, true],
    ['that goes on where another one stopped', { complete: false, resumeAt: '3' }, false],
    ['of the newest orders', { complete: false, since: NOW, recheck: false }, false],
  ])('%s', (_, change, expected) => {
    expect(keepsBooks({ ...PLAN, ...change })).toBe(expected);
  });
});

describe('WalkedOrders', () => {
  it('adds up sales by business day, of a row that came twice the later one', () => {
    const walked = new WalkedOrders();
    const open = orderOn(3, 20);
    const changed = orderOn(1, 20, 9);
    walked.see([orderOn(1, 20), orderOn(2, 20, 5), orderOn(4, 21)]);
    walked.see([
      { ...open, body: { ...open.body, counted: false, status: 'ready' } },
      {
        ...changed,
        body: { ...changed.body, totals: { ...changed.body.totals, totalCents: 400 } },
      },
    ]);
    expect(walked.days(PLAN)).toStrictEqual([
      {
        day: '2026-01-20',
        pos: { ...sumsOf(2, 2_000), totalCents: 1_400 },
        walkedAt: new Date('2026-01-30T12:00:09Z'),
      },
      { day: '2026-01-21', pos: sumsOf(1, 1_000), walkedAt: NOW },
    ]);
  });

  it('leaves out days that had not begun everywhere when the walk begins, or were not over everywhere', () => {
    const walked = new WalkedOrders();
    walked.see([18, 19, 20, 21, 28, 29, 30].map((day) => orderOn(day, day)));
    const since = new Date('2026-01-19T10:00:00Z');
    const days = walked.days({ ...PLAN, since, complete: false }).map(({ day }) => day);
    expect(days).toStrictEqual(['2026-01-20', '2026-01-21', '2026-01-28', '2026-01-29']);
    const later = new Date('2026-01-30T11:59:59Z');
    expect(walked.days({ ...PLAN, startedAt: later }).at(-1)?.day).toBe('2026-01-28');
    expect(walked.days(PLAN)[0]?.day).toBe('2026-01-18');
  });
});

describe('planBooks', () => {
  const walked = new WalkedOrders();
  walked.see([orderOn(1, 20), orderOn(2, 21)]);
  const days = walked.days(PLAN);
  const how = { plan: PLAN, observedAt: NOW };

  it('enters each day once, and nothing where nothing has changed', () => {
    const first = planBooks(days, {}, how);
    expect(first.changed).toStrictEqual(days);
    expect(planBooks(days, first.remembered, how)).toStrictEqual({
      changed: [],
      remembered: first.remembered,
    });
  });

  it('enters nothing for a day of which no row is left', () => {
    const { remembered } = planBooks(days, {}, how);
    const left = days.slice(1);
    expect(planBooks(left, remembered, how).changed).toStrictEqual([
      { day: '2026-01-20', pos: sumsOf(0, 0), walkedAt: NOW },
    ]);
  });

  it('remembers the newest sixty days', () => {
    const many = new WalkedOrders();
    many.see(
      Array.from({ length: 70 }, (_, index) => {
        const made = makeOrder(index, new Date(Date.UTC(2025, 9, 1 + index, 12)));
        return { ...made, observedAt: NOW };
      }),
    );
    const { remembered } = planBooks(many.days(PLAN), {}, how);
    expect(Object.keys(remembered)).toHaveLength(60);
    expect(Object.keys(remembered)[0]).toBe('2025-10-11');
  });
});
