import type { PurchaseModel } from '../../model/purchase-model';
import type { PurchaseScorecard } from '../../model/purchase-scorecard';
import { calibrate } from './calibrate';
import { comparePredictions } from './compare-predictions';
import { fitPurchaseModel, toSpendObservation } from './fit-purchase-model';
import { expectedSpend } from './gamma-gamma';
import type { GammaGammaParameters } from './gamma-gamma';
import { expectedPurchases, probabilityAlive, probabilityOfPurchase } from './mbg-nbd';
import type { MbgNbdParameters } from './mbg-nbd';
import { toGammaGammaParameters, toMbgParameters } from './predict-customer';
import { toDayNumber } from './purchase-days';
import { splitHistories } from './split-histories';
import type { PurchaseHistory, SplitHistory } from './split-histories';

/** The parameters that a simulated population really has: times in days, money in cents. */
export interface KnownTruth {
  readonly purchases: MbgNbdParameters;
  /** Null when only the purchases follow the model. */
  readonly spend: GammaGammaParameters | null;
}

/** What a score is made of. */
export interface ScoreInput {
  /** Of all customers. Later than the holdout nothing counts. */
  readonly histories: Iterable<PurchaseHistory>;
  readonly split: PurchaseScorecard['split'];
  /** The instant of the fit that is scored; it changes no figure. */
  readonly fittedAt: Date;
  /** Null for a real population. */
  readonly truth?: KnownTruth | null;
}

/**
 * Fits the model to the first part of the histories and compares what it says of the second with what happened, beside the
 * naive guess that the second part brings each customer what the same time before it brought.
 *
 * A function of its arguments. A closed gate of the first part gives a scorecard without figures.
 */
export function scorePurchaseModel(input: ScoreInput): PurchaseScorecard {
  const { split, truth = null } = input;
  const calibrationEnd = toDayNumber(split.calibrationEnd);
  const holdoutDays = toDayNumber(split.holdoutEnd) - calibrationEnd;
  const scored = splitHistories(input.histories, { calibrationEnd, holdoutDays });
  const model = fitPurchaseModel({
    summaries: scored.map(({ summary }) => summary),
    asOfDay: split.calibrationEnd,
    fittedAt: input.fittedAt,
  });
  const { gate, spendGate } = model;
  const score = { split, gate, spendGate, customers: scored.length };
  const purchases = toMbgParameters(model);
  if (purchases === null) {
    return { ...score, returning: null, alive: null, purchases: null, revenue: null };
  }
  return {
    ...score,
    ...calibrateAll(purchases, scored, holdoutDays),
    ...compareAll({ model, purchases, truth, scored, holdoutDays }),
  };
}

function calibrateAll(
  model: MbgNbdParameters,
  scored: readonly SplitHistory[],
  holdoutDays: number,
): Pick<PurchaseScorecard, 'returning' | 'alive'> {
  const returning = scored.map(({ summary, actual }) => ({
    predicted: probabilityOfPurchase(model, summary, holdoutDays),
    happened: actual.purchases > 0,
  }));
  const known = scored.flatMap(({ summary, isAlive }) =>
    isAlive === null ? [] : [{ predicted: probabilityAlive(model, summary), happened: isAlive }],
  );
  return { returning: calibrate(returning), alive: calibrate(known) };
}

interface Comparison {
  readonly model: PurchaseModel;
  readonly purchases: MbgNbdParameters;
  readonly truth: KnownTruth | null;
  readonly scored: readonly SplitHistory[];
  readonly holdoutDays: number;
}

function compareAll({
  model,
  purchases,
  truth,
  scored,
  holdoutDays,
}: Comparison): Pick<PurchaseScorecard, 'purchases' | 'revenue'> {
  const spend = toGammaGammaParameters(model);
  const counts = scored.map(({ summary, actual, before }) => ({
    actual: actual.purchases,
    model: expectedPurchases(purchases, summary, holdoutDays),
    naive: before.purchases,
    truth: truth && expectedPurchases(truth.purchases, summary, holdoutDays),
  }));
  if (spend === null) return { purchases: comparePredictions(counts), revenue: null };
  const cents = scored.map(({ summary, actual, before }, i) => {
    const observed = toSpendObservation(summary);
    const count = counts[i];
    return {
      actual: actual.cents,
      model: (count?.model ?? 0) * expectedSpend(spend, observed),
      naive: before.cents,
      truth: truth?.spend ? (count?.truth ?? 0) * expectedSpend(truth.spend, observed) : null,
    };
  });
  return { purchases: comparePredictions(counts), revenue: comparePredictions(cents) };
}
