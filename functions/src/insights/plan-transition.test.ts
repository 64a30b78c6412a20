import { insightsSchema, type Insights } from '../model/insights';
import { DEFAULT_RULES } from '../model/rules';
import { createStoreCalendar } from '../model/store-calendar';
import { WORDLESS_PROFILE } from '../testing/wordless-profile';
import type { InsightOrder } from './insight-order';
import { planTransition } from './plan-transition';
import { toInsights } from './to-insights';

const DAY_MS = 86_400_000;
const FIRST = new Date('2026-01-10T15:00:00Z');

function sale(id: string, days: number, totalCents: number): InsightOrder {
  const placedAt = new Date(FIRST.getTime() + days * DAY_MS);
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
  const businessDay = placedAt.toISOString().slice(0, 10);
  return { id, placedAt, businessDay, locationId: '1000', counted: true, totals, items: [] };
}

/** The insights of some sales, so many days after the first. */
function at(days: number, orders: readonly InsightOrder[], change: object = {}): Insights {
  return insightsSchema.parse(
    toInsights({
      orders,
      id: 'alv_1',
      profile: { ...WORDLESS_PROFILE, guest: false, externalPoints: null },
      crm: undefined,
      rules: DEFAULT_RULES,
      rulesVersion: 1,
      fit: null,
      fitId: null,
      calendar: createStoreCalendar('America/New_York'),
      hourOf: () => 10,
      now: new Date(FIRST.getTime() + days * DAY_MS),
      ...change,
    }),
  );
}

const ONE = [sale('a', 0, 4_000)];
const TWO = [...ONE, sale('b', 31, 4_000)];

describe('planTransition', () => {
  it('tells from where to where, why, and how manieth move it is', () => {
    const [before, after] = [at(1, ONE), at(30, ONE)];
    expect(planTransition('alv_1', { before, after, from: 'new', moves: 2 })).toStrictEqual({
      customerId: 'alv_1',
      number: 3,
      from: 'new',
      to: 'slipping',
      at: new Date('2026-02-09T15:00:00Z'),
      cause: 'time',
      why: after.why.text,
    });
  });

  it.each([
    ['a purchase', at(31, ONE), at(32, TWO), 'purchase'],
    ['a purchase that is undone', at(32, TWO), at(32, ONE), 'correction'],
    [
      'a purchase that becomes larger',
      at(32, TWO),
      at(32, [...ONE, sale('b', 31, 60_000)]),
      'correction',
    ],
    [
      'other rules',
      at(32, TWO),
      at(32, TWO, {
        rulesVersion: 2,
        rules: { ...DEFAULT_RULES, segments: { ...DEFAULT_RULES.segments, loyalMinOrders: 3 } },
      }),
      'rules',
    ],
  ] as const)('names the cause of a move: %s', (_, before, after, cause) => {
    const from = before.segment;
    expect(planTransition('alv_1', { before, after, from, moves: 0 })).toMatchObject({ cause });
  });

  it('does not put down to other rules what days bring by the old ones as well', () => {
    const before = at(29, ONE);
    const silent = { slippingMinDays: 20, atRiskMinDays: 30 };
    const segments = { ...DEFAULT_RULES.segments, ...silent };
    const changed = (days: number) =>
      at(days, ONE, { rulesVersion: 2, rules: { ...DEFAULT_RULES, segments } });
    const causeOf = (after: Insights) =>
      planTransition('alv_1', { before, after, from: 'new', moves: 0 })?.cause;
    expect(causeOf(at(30, ONE, { rulesVersion: 2 }))).toBe('time');
    expect(causeOf(changed(29))).toBe('rules');
    expect(causeOf(changed(30))).toBe('rules');
  });

  it('goes on from the last segment where nothing was concluded for a while', () => {
    const [after, moves] = [at(30, ONE), 4];
    const found = planTransition('alv_1', { before: null, after, from: 'loyal', moves });
    expect(found).toMatchObject({
      number: 5,
      from: 'loyal',
      to: 'slipping',
      cause: 'correction',
    });
    const same = { before: null, after, from: 'slipping', moves } as const;
    expect(planTransition('alv_1', same)).toBeNull();
  });

  it('makes nothing of insights that come, go, or stay in the same segment', () => {
    const [early, later] = [at(1, ONE), at(2, ONE)];
    for (const [before, after] of [
      [null, early],
      [early, null],
      [null, null],
      [early, later],
    ] as const) {
      const from = before?.segment ?? null;
      expect(planTransition('alv_1', { before, after, from, moves: 0 })).toBeNull();
    }
  });
});
