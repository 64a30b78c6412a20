import fc from 'fast-check';
import { INITIAL_STREAM_STATE } from '../model/stream-state';
import { emptyReport } from '../model/run';
import { afterSelling, isIdle, planStall, stalledAfter } from './plan-stall';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Friday, the last hour at which the shop is open. */
const LAST_SALE = new Date('2026-01-30T20:40:00Z');
const after = (hours: number): Date => new Date(LAST_SALE.getTime() + hours * HOUR_MS);

/** A shop that sold every hour from 9 to 20 o'clock, over so many days up to the last sale, but on some weekdays. */
function soldDaily(days: number, closedOn: readonly number[] = []) {
  const sold: Date[] = [];
  for (let day = 0; day < days; day += 1)
    for (let hour = 0; hour < 12; hour += 1)
      sold.push(new Date(LAST_SALE.getTime() - day * DAY_MS - hour * HOUR_MS));
  return afterSelling(
    {},
    sold.filter((at) => !closedOn.includes(at.getUTCDay())),
  );
}

const isStalled = (sales: ReturnType<typeof soldDaily>, hours: number): boolean =>
  planStall({ sales, watermark: LAST_SALE, now: after(hours) });

/** What a run says about orders. */
const report = (state: 'complete' | 'held' | 'failed', stalled?: true) => ({
  ...emptyReport(),
  state,
  ...(stalled ? { stalled } : {}),
});

/** A walk that has come so far. */
const at = (position: string, startedAt = LAST_SALE) => ({
  ...INITIAL_STREAM_STATE,
  checkpoint: { position, since: null, startedAt, heal: false },
});

describe('planStall', () => {
  it.each([
    ['rests while the shop is closed', 12, false],
    ['waits out a quiet day', 23, false],
    ['finds a whole day of trading without an order', 25, true],
    ['still finds it after two months', 60 * 24, true],
  ])('%s', (_, hours, stalled) => {
    expect(isStalled(soldDaily(28), hours)).toBe(stalled);
  });

  it('counts no day of the week on which the shop never sells', () => {
    const closedOnWeekends = soldDaily(28, [0, 6]);
    expect(isStalled(closedOnWeekends, 2 * 24 + 23)).toBe(false);
    expect(isStalled(closedOnWeekends, 2 * 24 + 25)).toBe(true);
  });

  it('finds nothing where sales are rare, or too young to have a rhythm', () => {
    const rare = afterSelling({}, [LAST_SALE, after(-50), after(-175)]);
    expect(isStalled(rare, 300)).toBe(false);
    expect(isStalled(soldDaily(14), 300)).toBe(false);
    expect(isStalled(soldDaily(21), 300)).toBe(true);
  });

  it('finds nothing before the first order', () => {
    expect(planStall({ sales: {}, watermark: null, now: LAST_SALE })).toBe(false);
  });
});

describe('afterSelling', () => {
  it('remembers the hours of four weeks', () => {
    const sales = afterSelling({ '2026-01-02': 1, '2026-01-03': 3 }, [LAST_SALE]);
    expect(sales).toStrictEqual({ '2026-01-03': 3, '2026-01-30': 2 ** 20 });
  });

  it('says the same in whatever order, parts and repetition orders are seen', () => {
    const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => after(-hours));
    fc.assert(
      fc.property(fc.array(instant), fc.array(instant), (some, others) => {
        const together = afterSelling({}, [...some, ...others]);
        const apart = afterSelling(afterSelling(afterSelling({}, others), some), others);
        expect(apart).toEqual(together);
      }),
    );
  });
});

describe('stalledAfter', () => {
  it.each([
    ['begins with the walk that finds it', report('complete', true), false, true],
    ['ends with the walk that does not', report('complete'), true, false],
    ['lasts while orders are not looked at', undefined, true, true],
    ['lasts while orders cannot be walked', report('failed'), true, true],
    ['is found in a walk that is held', report('held', true), undefined, true],
  ])('%s', (_, orders, before, stalled) => {
    expect(stalledAfter(orders, before)).toStrictEqual(stalled ? { stalled } : {});
  });
});

describe('isIdle', () => {
  it('tells a walk that stays at its page from one that moves, begins, ends or begins anew', () => {
    expect(isIdle(at('3'), at('3'))).toBe(true);
    expect(isIdle(at('3'), at('4'))).toBe(false);
    expect(isIdle(INITIAL_STREAM_STATE, at('3'))).toBe(false);
    expect(isIdle(at('3'), INITIAL_STREAM_STATE)).toBe(false);
    expect(isIdle(at('3'), at('3', after(1)))).toBe(false);
  });
});
