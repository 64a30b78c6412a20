import type { ErrorComparison, PredictionScore } from '../../model/purchase-scorecard';

/** One customer's holdout: what came, and who said what. */
export interface Prediction {
  readonly actual: number;
  readonly model: number;
  readonly naive: number;
  /** Of the model with the true parameters; null where they are unknown. */
  readonly truth: number | null;
}

/**
 * The mean absolute and squared errors of the model, of the naive guess and of the truth.
 * @returns null without predictions.
 */
export function comparePredictions(predictions: readonly Prediction[]): PredictionScore | null {
  if (predictions.length === 0) return null;
  const sum = (valueOf: (prediction: Prediction) => number) =>
    predictions.reduce((total, prediction) => total + valueOf(prediction), 0);
  return {
    totals: {
      actual: sum(({ actual }) => actual),
      model: sum(({ model }) => model),
      naive: sum(({ naive }) => naive),
    },
    meanAbsoluteError: compareErrors(predictions, Math.abs),
    meanSquaredError: compareErrors(predictions, (error) => error * error),
  };
}

function compareErrors(
  predictions: readonly Prediction[],
  lossOf: (error: number) => number,
): ErrorComparison {
  const meanLoss = (guessOf: (prediction: Prediction) => number) =>
    predictions.reduce((sum, one) => sum + lossOf(guessOf(one) - one.actual), 0) /
    predictions.length;
  const model = meanLoss((prediction) => prediction.model);
  const naive = meanLoss((prediction) => prediction.naive);
  const isKnown = predictions.every(({ truth }) => truth !== null);
  const truth = isKnown ? meanLoss((prediction) => prediction.truth ?? 0) : null;
  const gainShare = truth !== null && truth < naive ? (naive - model) / (naive - truth) : null;
  return { model, naive, truth, gainShare };
}
