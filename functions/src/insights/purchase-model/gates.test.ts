import { checkPurchaseCounts, checkPurchaseFit, checkSpendCounts, checkSpendFit } from './gates';

const counts = { customers: 200, repeaters: 100, orderDays: 400, spenders: 200 };
const open = checkPurchaseCounts(counts, 90);

describe('the gate of purchases', () => {
  it('opens at 200 customers, 100 repeaters and 90 days', () => {
    expect(open).toStrictEqual({
      open: true,
      reason: null,
      message: 'Fitted to 200 customers over 90 days; 100 came back.',
    });
  });

  it.each([
    [{ ...counts, customers: 199 }, 90, 'too_few_customers'],
    [{ ...counts, repeaters: 99 }, 90, 'too_few_repeaters'],
    [counts, 89, 'too_few_days'],
  ])('stays closed below: %j in %i days', (given, days, reason) => {
    expect(checkPurchaseCounts(given, days)).toMatchObject({ open: false, reason });
  });

  it('closes on a fit that the data do not determine', () => {
    const parameters = { r: 1, alpha: 30, a: 1, b: 5 };
    const fit = { parameters, values: [1, 1, 1, 1], logLikelihood: -1, isDetermined: true };
    expect(checkPurchaseFit(open, fit)).toBe(open);
    const loose = checkPurchaseFit(open, { ...fit, isDetermined: false });
    expect(loose).toMatchObject({ open: false, reason: 'undetermined' });
    expect(checkPurchaseFit(open, null)).toMatchObject({ open: false, reason: 'undetermined' });
  });
});

const fitOf = (v: number, q = 3) => ({
  parameters: { p: 2, q, v },
  values: [2, q, v],
  logLikelihood: -1,
  isDetermined: true,
});

describe('the gate of spend', () => {
  const spread = { spenders: 200, meanCents: 5_000, relativeSpread: 0.4 };
  const counted = checkSpendCounts(open, spread);

  it('stays closed with the gate of purchases, for its reason', () => {
    const closed = checkPurchaseCounts(counts, 89);
    expect(checkSpendCounts(closed, spread)).toBe(closed);
  });

  it.each([
    [{ ...spread, spenders: 199 }, 'too_few_customers'],
    [{ ...spread, relativeSpread: 0.009 }, 'everyone_alike'],
  ])('stays closed for %j', (given, reason) => {
    expect(checkSpendCounts(open, given)).toMatchObject({ open: false, reason });
  });

  it('believes a mean purchase within a factor of two of the observed one', () => {
    expect(checkSpendFit(counted, fitOf(5_000), spread.meanCents)).toBe(counted);
    for (const fit of [fitOf(10_000), fitOf(2_500), fitOf(5_000, 1)]) {
      const gate = checkSpendFit(counted, fit, spread.meanCents);
      expect(gate).toMatchObject({ open: false, reason: 'undetermined' });
    }
  });
});
