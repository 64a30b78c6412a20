import * as fc from 'fast-check';
import type { Fit } from '../model/fit';
import type { Insights } from '../model/insights';
import type { RfmCuts } from '../model/rfm';
import { DEFAULT_RULES } from '../model/rules';
import {
  NEW_YORK,
  historyArbitrary,
  saleAt,
  segmentRulesArbitrary,
} from '../testing/shopper-history';
import { WORDLESS_PROFILE } from '../testing/wordless-profile';
import type { InsightOrder } from './insight-order';
import type { StandingOrder } from './retention-snapshot';
import { toInsights, type InsightsInput } from './to-insights';

const NOW = new Date('2026-03-01T17:00:00Z');
const DAY_MS = 86_400_000;
const CLOSED = { open: false, reason: 'too_few_days', message: 'Too few days.' } as const;

/** A fit with cuts, whose purchase model has too little to go by. */
function fitWith(cuts: RfmCuts): Fit {
  const asOf = new Date('2026-02-25T05:00:00Z');
  return {
    asOfDay: '2026-02-24',
    asOf,
    rfm: {
      asOf,
      customers: 50,
      cuts,
      cells: null,
      message: 'Scores compare 50 customers with orders.',
    },
    purchase: {
      version: 1,
      fittedAt: asOf,
      window: { fromDay: '2026-01-10', toDay: '2026-02-24' },
      counts: { customers: 50, repeaters: 1, orderDays: 2, spenders: 1 },
      gate: CLOSED,
      parameters: null,
      logLikelihood: null,
      spendGate: CLOSED,
      spendParameters: null,
      spendLogLikelihood: null,
    },
    scorecard: null,
    keepsPoints: false,
    createdAt: asOf,
  };
}

function toInput(
  orders: readonly StandingOrder[],
  changed: Partial<InsightsInput> = {},
): InsightsInput {
  const item = { productId: 'alv_1', name: 'Sample', category: 'edible', quantity: 1 } as const;
  return {
    orders: orders.map((order, index): InsightOrder => {
      const items = [{ ...item, unitPriceCents: 2_000 + index }];
      return { ...order, id: `alv_${index}`, locationId: '1000', items };
    }),
    id: 'alv_1',
    profile: { ...WORDLESS_PROFILE, guest: false, externalPoints: null },
    crm: undefined,
    rules: DEFAULT_RULES,
    rulesVersion: 1,
    fit: null,
    fitId: null,
    calendar: NEW_YORK,
    hourOf: () => 10,
    now: NOW,
    ...changed,
  };
}

/** All that is stored, but for the clock that it was counted to. */
function timeless(insights: Insights | null): string {
  return JSON.stringify({ ...insights, computedAt: null });
}

/** And but for the instant at which it ends. */
function stored(insights: Insights | null): string {
  return timeless(insights && { ...insights, nextReviewAt: null });
}

const fourDays = fc
  .array(fc.nat({ max: 200 }), { minLength: 4, maxLength: 4 })
  .map((days) => days.toSorted((a, b) => b - a))
  .map(([a = 0, b = 0, c = 0, d = 0]): [number, number, number, number] => [a, b, c, d]);

const inputs = fc
  .tuple(historyArbitrary(NOW), segmentRulesArbitrary, fc.option(fourDays))
  .map(([orders, segments, recencyDays]): InsightsInput => {
    const rest = {
      orderCounts: [2, 3, 5, 9],
      spentCents: [5_000, 9_000, 30_000, 80_000],
    } satisfies Pick<RfmCuts, 'orderCounts' | 'spentCents'>;
    const fit = recencyDays && fitWith({ recencyDays, ...rest });
    return toInput(orders, { rules: { ...DEFAULT_RULES, segments }, fit, fitId: fit && 'f1' });
  });

describe('all that is stored about a customer', () => {
  it('is the same, word for word, at every instant until nextReviewAt, and another one then', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    let steps = 0;
    let byScores = 0;
    fc.assert(
      fc.property(inputs, share, (input, part) => {
        const at = (now: Date) => toInsights({ ...input, now });
        const insights = at(NOW);
        const next = insights?.nextReviewAt ?? null;
        const end = next?.getTime() ?? NOW.getTime() + 700 * DAY_MS;
        const span = end - NOW.getTime() - 1;
        for (const later of [Math.floor(part * span), span])
          expect(timeless(at(new Date(NOW.getTime() + later)))).toBe(timeless(insights));
        if (next === null) return;
        const then = at(next);
        expect(stored(then)).not.toBe(stored(insights));
        steps += 1;
        if (then?.rfm?.scores?.recency !== insights?.rfm?.scores?.recency) byScores += 1;
      }),
      { numRuns: 500 },
    );
    expect(steps).toBeGreaterThan(300);
    expect(byScores).toBeGreaterThan(5);
  });

  it('names no instant that cannot be stored, not even of an order on the last day there is', () => {
    const orders = [saleAt(new Date('9999-12-31T12:00:00Z'), 5_000)];
    const fit = fitWith({
      recencyDays: [90, 60, 30, 7],
      orderCounts: [1, 2, 3, 4],
      spentCents: [1, 2, 3, 4],
    });
    const named: Date[] = [];
    for (const one of [null, fit]) {
      const insights = toInsights(toInput(orders, { fit: one, now: orders[0]?.placedAt ?? NOW }));
      collectDates(insights, named);
    }
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((at) => at > new Date('9999-12-31T23:59:59.999Z'))).toStrictEqual([]);
  });
});

function collectDates(value: unknown, into: Date[]): void {
  if (value instanceof Date) into.push(value);
  else if (value !== null && typeof value === 'object')
    for (const inside of Object.values(value)) collectDates(inside, into);
}
