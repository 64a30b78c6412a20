import type { Calibration } from '../../model/purchase-scorecard';

/** A prediction and whether it came true. */
export interface Outcome {
  /** 0 to 1. */
  readonly predicted: number;
  readonly happened: boolean;
}

const TENTHS = 10;

/**
 * Compares probabilities with what happened, in tenths of equal size by prediction. The sequence of outcomes with equal
 * predictions decides only into which of two neighbouring tenths each falls.
 *
 * @returns null without outcomes.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration | null {
  if (outcomes.length === 0) return null;
  const sorted = outcomes.toSorted((left, right) => left.predicted - right.predicted);
  const boundary = (tenth: number) => Math.round((tenth * sorted.length) / TENTHS);
  const deciles = Array.from({ length: TENTHS }, (_, tenth) =>
    sorted.slice(boundary(tenth), boundary(tenth + 1)),
  )
    .filter((members) => members.length > 0)
    .map(summarise);
  const errors = deciles.map(({ predicted, observed }) => 100 * Math.abs(predicted - observed));
  return { deciles, maxErrorPoints: Math.max(...errors) };
}

function summarise(members: readonly Outcome[]): Calibration['deciles'][number] {
  const sum = members.reduce((total, { predicted }) => total + predicted, 0);
  const happened = members.filter((member) => member.happened).length;
  return {
    customers: members.length,
    predicted: Math.min(1, sum / members.length),
    observed: happened / members.length,
  };
}
