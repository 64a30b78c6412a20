import { addDays } from '../../model/business-day';
import type { PurchaseModel } from '../../model/purchase-model';
import { fitGammaGamma } from './fit-gamma-gamma';
import { fitMbg } from './fit-mbg';
import { checkPurchaseCounts, checkPurchaseFit, checkSpendCounts, checkSpendFit } from './gates';
import type { SpendSpread } from './gates';
import { groupPurchases } from './purchase-groups';
import type { PurchaseSummary } from './summarise-purchases';

/** Goes up when the same histories would give other figures. */
export const PURCHASE_MODEL_VERSION = 1;

/** What a fit is made of. */
export interface FitInput {
  /** One for each customer with a counted order, all as of the end of `asOfDay`; their sequence does not matter. */
  readonly summaries: readonly PurchaseSummary[];
  readonly asOfDay: string;
  readonly fittedAt: Date;
}

/**
 * Fits when customers buy (MBG/NBD) and what they spend (Gamma-Gamma) by maximum likelihood.
 *
 * Never throws and never stores a number that is not one: data that carry no forecast come back as a closed gate with a
 * sentence that says what is missing.
 */
export function fitPurchaseModel({ summaries, asOfDay, fittedAt }: FitInput): PurchaseModel {
  const days = summaries.reduce((oldest, { age }) => Math.max(oldest, age), 0);
  const spread = measureSpread(summaries);
  const counts = countSummaries(summaries, spread);
  const { gate, ...purchases } = fitPurchases(summaries, counts, days);
  return {
    version: PURCHASE_MODEL_VERSION,
    fittedAt,
    window: { fromDay: addDays(asOfDay, -days), toDay: asOfDay },
    counts,
    gate,
    ...purchases,
    ...fitSpend(summaries, gate, spread),
  };
}

function fitPurchases(
  summaries: readonly PurchaseSummary[],
  counts: PurchaseModel['counts'],
  days: number,
): Pick<PurchaseModel, 'gate' | 'parameters' | 'logLikelihood'> {
  const counted = checkPurchaseCounts(counts, days);
  const fit = counted.open ? fitMbg(groupPurchases(summaries)) : null;
  const gate = counted.open ? checkPurchaseFit(counted, fit) : counted;
  if (!gate.open || fit === null) return { gate, parameters: null, logLikelihood: null };
  const { r, alpha, a, b } = fit.parameters;
  return { gate, parameters: { r, alphaDays: alpha, a, b }, logLikelihood: fit.logLikelihood };
}

function fitSpend(
  summaries: readonly PurchaseSummary[],
  purchaseGate: PurchaseModel['gate'],
  spread: SpendSpread,
): Pick<PurchaseModel, 'spendGate' | 'spendParameters' | 'spendLogLikelihood'> {
  const counted = checkSpendCounts(purchaseGate, spread);
  const fit = counted.open ? fitGammaGamma(summaries.map(toSpendObservation)) : null;
  const spendGate = counted.open ? checkSpendFit(counted, fit, spread.meanCents) : counted;
  if (!spendGate.open || fit === null) {
    return { spendGate, spendParameters: null, spendLogLikelihood: null };
  }
  const { p, q, v } = fit.parameters;
  return {
    spendGate,
    spendParameters: { p, q, vCents: v },
    spendLogLikelihood: fit.logLikelihood,
  };
}

/** What a customer spent, as the Gamma-Gamma model sees it: the first purchase counts like every other. */
export function toSpendObservation({ repeats, meanCents }: PurchaseSummary) {
  return { purchases: repeats + 1, mean: meanCents };
}

function countSummaries(
  summaries: readonly PurchaseSummary[],
  { spenders }: SpendSpread,
): PurchaseModel['counts'] {
  let repeaters = 0;
  let orderDays = 0;
  for (const { repeats } of summaries) {
    if (repeats > 0) repeaters += 1;
    orderDays += repeats + 1;
  }
  return { customers: summaries.length, repeaters, orderDays, spenders };
}

function measureSpread(summaries: readonly PurchaseSummary[]): SpendSpread {
  const means = summaries.map(({ meanCents }) => meanCents).filter((mean) => mean > 0);
  if (means.length === 0) return { spenders: 0, meanCents: 0, relativeSpread: 0 };
  const meanCents = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const squares = means.reduce((sum, mean) => sum + (mean - meanCents) ** 2, 0);
  const relativeSpread = Math.sqrt(squares / means.length) / meanCents;
  return { spenders: means.length, meanCents, relativeSpread };
}
