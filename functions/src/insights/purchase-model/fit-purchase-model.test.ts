import * as fc from 'fast-check';
import { purchaseForecastSchema, purchaseModelSchema } from '../../model/purchase-model';
import type { PurchaseModel } from '../../model/purchase-model';
import { drawCustomers } from '../../testing/draw-purchases';
import { fitPurchaseModel } from './fit-purchase-model';
import { predictCustomer } from './predict-customer';
import { summarisePurchases } from './summarise-purchases';
import type { PurchaseSummary } from './summarise-purchases';

const AS_OF = '2026-06-30';
const FITTED_AT = new Date('2026-07-01T07:00:00Z');
const fit = (summaries: readonly PurchaseSummary[]): PurchaseModel =>
  fitPurchaseModel({ summaries, asOfDay: AS_OF, fittedAt: FITTED_AT });

const copies = (count: number, toSummary: (index: number) => PurchaseSummary) =>
  Array.from({ length: count }, (_, index) => toSummary(index));

const DRAWN = {
  seed: 5,
  customers: 4_000,
  days: 540,
  purchases: { r: 1.2, alpha: 60, a: 1, b: 5 },
  spend: { p: 6, q: 4, v: 3_200 },
};

describe('fitPurchaseModel', () => {
  const summaries = [...drawCustomers(DRAWN)].map(({ days }) =>
    summarisePurchases(days, DRAWN.days - 1)!,
  );
  const model = fit(summaries);

  it('finds the parameters that a population was drawn with', () => {
    expect(model).toMatchObject({ version: 1, fittedAt: FITTED_AT, gate: { open: true } });
    const { r, alphaDays, a, b } = model.parameters!;
    expect(r / alphaDays).toBeCloseTo(1.2 / 60, 2);
    expect(a / (a + b)).toBeCloseTo(1 / 6, 1);
    const { p, q, vCents } = model.spendParameters!;
    expect((p * vCents) / (q - 1) / 6_400).toBeCloseTo(1, 1);
    expect(Math.abs(p / 6 - 1)).toBeLessThan(0.1);
    expect(purchaseModelSchema.parse(model)).toStrictEqual(model);
  });

  it('says what it was fitted to', () => {
    expect(model.window).toStrictEqual({ fromDay: '2025-01-07', toDay: AS_OF });
    expect(model.counts).toMatchObject({ customers: 4_000, spenders: 4_000 });
    const { repeaters } = model.counts;
    expect(model.gate.message).toBe(
      `Fitted to 4000 customers over 539 days; ${repeaters} came back.`,
    );
  });

  it('does not depend on the sequence of the customers', () => {
    const again = fit(summaries.toReversed());
    expect(again.counts).toStrictEqual(model.counts);
    expect(again.logLikelihood).toBeCloseTo(model.logLikelihood!, 4);
    expect(again.parameters!.alphaDays / model.parameters!.alphaDays).toBeCloseTo(1, 3);
  });

  it('forecasts more for those who came often and lately', () => {
    const times = { repeats: 20, recency: 400, meanCents: 5_000 };
    const regular = predictCustomer(model, { ...times, age: 410 }, AS_OF)!;
    const lost = predictCustomer(model, { ...times, age: 539 }, AS_OF)!;
    expect(regular.probabilityAlive).toBeGreaterThan(0.9);
    expect(lost.probabilityAlive).toBeLessThan(0.1);
    expect(regular.purchases.in365Days).toBeGreaterThan(4 * lost.purchases.in365Days);
    expect(regular.lifetimeValueCents).toBe(105_000 + regular.futureValueCents!);
    expect(regular.futureValueCents).toBeGreaterThan(regular.spendCents!.in365Days);
    expect(regular.nextOrderDay! > AS_OF && regular.nextOrderDay! < '2026-08-15').toBe(true);
    expect(purchaseForecastSchema.parse(regular)).toStrictEqual(regular);
  });

  it('names no day for the next order when it is more than ten years away', () => {
    const once = { repeats: 0, recency: 0, meanCents: 5_000 };
    expect(predictCustomer(model, { ...once, age: 5_400 }, AS_OF)!.nextOrderDay).toBeNull();
    expect(predictCustomer(model, { ...once, age: 200 }, AS_OF)!.nextOrderDay).not.toBeNull();
  });
});

const varied = (index: number) => 2_000 + 37 * (index % 101);

describe('the gate', () => {
  it.each<[string, PurchaseSummary[], string]>([
    ['nobody', [], '0 customers have bought so far; a forecast needs 200.'],
    [
      'one customer',
      [{ repeats: 9, recency: 300, age: 320, meanCents: 5_000 }],
      '1 customer has bought so far; a forecast needs 200.',
    ],
    [
      'everything on one day',
      copies(500, (i) => ({ repeats: 0, recency: 0, age: 0, meanCents: varied(i) })),
      'Orders go back 0 days; a forecast needs 90.',
    ],
    [
      'nobody who repeats',
      copies(500, (i) => ({ repeats: 0, recency: 0, age: i % 300, meanCents: varied(i) })),
      '0 customers have come back on another day; a forecast needs 100.',
    ],
    [
      'everyone daily',
      copies(500, (i) => {
        const age = 100 + (i % 200);
        return { repeats: age, recency: age, age, meanCents: varied(i) };
      }),
      'The orders do not show how customers differ in how often they come and when they stop coming, so nothing is forecast.',
    ],
    [
      'everyone with the same history',
      copies(500, (i) => ({ repeats: 3, recency: 90, age: 120, meanCents: varied(i) })),
      'The orders do not show how customers differ in how often they come and when they stop coming, so nothing is forecast.',
    ],
  ])('is closed for %s', (_, summaries, message) => {
    const model = fit(summaries);
    expect(model.gate).toMatchObject({ open: false, message });
    expect(model).toMatchObject({ parameters: null, logLikelihood: null, spendParameters: null });
    expect(model.spendGate.open).toBe(false);
    expect(predictCustomer(model, summaries[0] ?? aNewcomer, AS_OF)).toBeNull();
  });

  const aNewcomer = { repeats: 0, recency: 0, age: 0, meanCents: 1_000 };

  it.each([
    ['equal spend', () => 4_200, 'everyone_alike'],
    ['more returned than bought', () => -100, 'too_few_customers'],
  ])('lets purchases through without money for %s', (_, toCents, reason) => {
    const customers = [...drawCustomers({ ...DRAWN, customers: 1_000 })];
    const model = fit(
      customers.map(({ days }) => ({ ...summarisePurchases(days, 539)!, meanCents: toCents() })),
    );
    expect(model.gate.open).toBe(true);
    expect(model.spendGate).toMatchObject({ open: false, reason });
    const forecast = predictCustomer(model, aNewcomer, AS_OF)!;
    expect(forecast).toMatchObject({ averageCents: null, spendCents: null });
    expect(forecast.purchases.in90Days).toBeGreaterThan(0);
  });

  it('never lets anything through that is not a number', () => {
    const customer = fc.record({
      repeats: fc.nat(30),
      span: fc.nat(100),
      silence: fc.nat(200),
      meanCents: fc.oneof(fc.constant(0), fc.integer({ min: -500, max: 1_000_000 })),
    });
    const kinds = fc.array(customer, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 400 }), (given, count) => {
        const summaries = copies(count, (i) => {
          const { repeats, span, silence, meanCents } = given[i % given.length]!;
          const recency = repeats === 0 ? 0 : Math.max(repeats, span);
          return { repeats, recency, age: recency + silence, meanCents };
        });
        const model = fit(summaries);
        expect(purchaseModelSchema.safeParse(model).success).toBe(true);
        const forecast = predictCustomer(model, summaries[0]!, AS_OF);
        expect(forecast === null).toBe(!model.gate.open);
        expect(purchaseForecastSchema.nullable().safeParse(forecast).success).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
