import { minimise } from './minimise';

// Taken once: below jest, reading a global costs more than the arithmetic does.
const { exp, log } = Math;

/** A likelihood of parameters that are all positive, and where to look for its top. */
export interface LikelihoodSearch<Parameters> {
  /** The parameters that a list of numbers stands for: of the order of 1 for usual data, in whatever unit. */
  readonly toParameters: (values: readonly number[]) => Parameters;
  /** At least one list of numbers to start from. */
  readonly starts: readonly (readonly number[])[];
  readonly logLikelihood: (parameters: Parameters) => number;
}

/** Where the top was found. */
export interface LikelihoodTop<Parameters> {
  readonly parameters: Parameters;
  /** The numbers that stand for them. */
  readonly values: readonly number[];
  readonly logLikelihood: number;
  /** False when the search ended at its bounds or ran out of steps: the data do not say what the parameters are. */
  readonly isDetermined: boolean;
}

/** Nothing is looked for outside. */
const LOG_LOWEST = log(1e-4);
const LOG_HIGHEST = log(1e4);
/** On the logarithm: so close to a bound counts as at it. */
const MARGIN = 0.05;

const isInside = (value: number) => value >= LOG_LOWEST && value <= LOG_HIGHEST;
const isWellInside = (value: number) => isInside(value - MARGIN) && isInside(value + MARGIN);
const toValues = (logs: readonly number[]) => logs.map((value) => exp(value));

/** The highest likelihood that a search on the logarithms of the numbers finds from any of its starts. */
export function maximiseLikelihood<Parameters>({
  toParameters,
  starts,
  logLikelihood,
}: LikelihoodSearch<Parameters>): LikelihoodTop<Parameters> {
  const objective = (logs: readonly number[]) =>
    logs.every(isInside) ? -logLikelihood(toParameters(toValues(logs))) : Infinity;
  const found = starts
    .map((start) =>
      minimise(
        objective,
        start.map((value) => log(value)),
      ),
    )
    .reduce((low, next) => (next.value < low.value ? next : low));
  const values = toValues(found.at);
  return {
    parameters: toParameters(values),
    values,
    logLikelihood: -found.value,
    isDetermined: found.converged && found.at.every(isWellInside),
  };
}
