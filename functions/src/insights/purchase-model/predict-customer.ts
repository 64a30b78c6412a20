import { addDays } from '../../model/business-day';
import type { PurchaseForecast, PurchaseModel } from '../../model/purchase-model';
import { expectedSpend } from './gamma-gamma';
import type { GammaGammaParameters } from './gamma-gamma';
import { LIFETIME_VALUE, discountedPurchases } from './lifetime-value';
import { expectedPurchases, medianWait, probabilityAlive } from './mbg-nbd';
import type { MbgNbdParameters } from './mbg-nbd';
import { toSpendObservation } from './fit-purchase-model';
import type { PurchaseSummary } from './summarise-purchases';

/** Further away no day is named. */
const MAX_WAIT_DAYS = 3_650;

/**
 * What a fitted model expects of one customer. Figures are not rounded, apart from money.
 *
 * @param summary of their orders up to the end of `asOfDay`.
 * @returns null when the model's gate is closed; without the fit of spend all money is null.
 */
export function predictCustomer(
  model: PurchaseModel,
  summary: PurchaseSummary,
  asOfDay: string,
): PurchaseForecast | null {
  const purchaseModel = toMbgParameters(model);
  if (purchaseModel === null) return null;
  const expect = (days: number) => expectedPurchases(purchaseModel, summary, days);
  const purchases = { in30Days: expect(30), in90Days: expect(90), in365Days: expect(365) };
  const waitDays = Math.ceil(medianWait(purchaseModel, summary));
  const future = discountedPurchases(purchaseModel, summary);
  return {
    asOfDay,
    probabilityAlive: probabilityAlive(purchaseModel, summary),
    purchases,
    nextOrderDay: waitDays <= MAX_WAIT_DAYS ? addDays(asOfDay, waitDays) : null,
    ...predictMoney(toGammaGammaParameters(model), summary, { purchases, future }),
    lifetimeHorizonDays: LIFETIME_VALUE.horizonDays,
    lifetimeYearlyDiscount: LIFETIME_VALUE.yearlyDiscount,
  };
}

type Money = 'averageCents' | 'spendCents' | 'futureValueCents' | 'lifetimeValueCents';

function predictMoney(
  spendModel: GammaGammaParameters | null,
  summary: PurchaseSummary,
  { purchases, future }: Pick<PurchaseForecast, 'purchases'> & { future: number },
): Pick<PurchaseForecast, Money> {
  if (spendModel === null) {
    return {
      averageCents: null,
      spendCents: null,
      futureValueCents: null,
      lifetimeValueCents: null,
    };
  }
  const average = expectedSpend(spendModel, toSpendObservation(summary));
  const toCents = (count: number) => Math.round(count * average);
  const spent = Math.round(summary.meanCents * (summary.repeats + 1));
  return {
    averageCents: Math.round(average),
    spendCents: {
      in30Days: toCents(purchases.in30Days),
      in90Days: toCents(purchases.in90Days),
      in365Days: toCents(purchases.in365Days),
    },
    futureValueCents: toCents(future),
    lifetimeValueCents: spent + toCents(future),
  };
}

/** The stored parameters of purchases, in days; null when the gate is closed. */
export function toMbgParameters({ parameters }: PurchaseModel): MbgNbdParameters | null {
  if (parameters === null) return null;
  const { r, alphaDays, a, b } = parameters;
  return { r, alpha: alphaDays, a, b };
}

/** The stored parameters of spend, in cents; null when its gate is closed. */
export function toGammaGammaParameters({
  spendParameters,
}: PurchaseModel): GammaGammaParameters | null {
  if (spendParameters === null) return null;
  const { p, q, vCents } = spendParameters;
  return { p, q, v: vCents };
}
