import type { Calibration, ErrorComparison, PredictionScore } from '@model/purchase-scorecard';
import { formatChange, formatDecimal, formatPercent } from '../../format/numbers';
import type { Tone } from '../../ui/badge';

/** How far something can be trusted: in a word, and what follows from it. */
export interface Verdict {
  readonly tone: Tone;
  readonly word: string;
  readonly advice: string;
}

/** Percentage points within which chances are close, and fair. */
const CLOSE_POINTS = 5;
const FAIR_POINTS = 12;

/** How far chances can be taken at their word, by the tenth of the customers for whom they were furthest off. */
export function judgeChances({ maxErrorPoints }: Pick<Calibration, 'maxErrorPoints'>): Verdict {
  if (maxErrorPoints <= CLOSE_POINTS)
    return { tone: 'good', word: 'Close', advice: 'Take the chances at their word.' };
  if (maxErrorPoints <= FAIR_POINTS)
    return { tone: 'good', word: 'Fair', advice: 'The chances are roughly right.' };
  return {
    tone: 'warn',
    word: 'Rough',
    advice: 'Read the chances as a ranking: who is likelier to come back, not how likely.',
  };
}

/** Errors of which one is so close to the other are as good as equal. */
const EQUAL_WITHIN = 0.02;

/** Whether the model misses by less than the plain guess, customer by customer. */
export function judgeErrors({ model, naive }: Pick<ErrorComparison, 'model' | 'naive'>): Verdict {
  const change = naive === 0 ? (model === 0 ? 0 : 1) : (model - naive) / naive;
  if (Math.abs(change) < EQUAL_WITHIN)
    return { tone: 'plain', word: 'As good', advice: 'it misses by as much as the plain guess.' };
  if (change < 0)
    return {
      tone: 'good',
      word: 'Better',
      advice: `it misses by ${formatPercent(-change)} less than the plain guess.`,
    };
  return {
    tone: 'warn',
    word: 'Worse',
    advice:
      naive === 0
        ? 'it misses, and the plain guess did not.'
        : `it misses by ${formatPercent(change)} more than the plain guess: rank by it, and do not add it up.`,
  };
}

/** How far a forecast was from what came: `10% too much`, `3% too little`, `on the spot`. */
export function describeMiss(forecast: number, actual: number): string {
  if (actual === 0) return forecast === 0 ? 'on the spot' : 'and nothing came';
  const off = (forecast - actual) / actual;
  const share = formatPercent(Math.abs(off));
  if (share === '0%') return 'on the spot';
  return `${share} too ${off > 0 ? 'much' : 'little'}`;
}

/** A bar of what was expected against what came. */
export interface ComparedBar {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  /** What really came: the others are measured by it. */
  readonly isActual: boolean;
}

/** What came, what the model said, and what the plain guess said. */
export function toComparedBars(
  { totals: { actual, model, naive } }: Pick<PredictionScore, 'totals'>,
  format: (value: number) => string,
): ComparedBar[] {
  const said = (label: string, value: number): ComparedBar => ({
    label,
    value,
    shown: `${format(value)}, ${describeMiss(value, actual)}`,
    isActual: false,
  });
  return [
    { label: 'What came', value: actual, shown: format(actual), isActual: true },
    said('The model', model),
    said('Plain guess', naive),
  ];
}

/** One tenth of the customers, in whole percent. */
export interface Tenth {
  /** 1 is the least likely tenth. */
  readonly tenth: number;
  readonly customers: number;
  readonly promised: number;
  readonly happened: number;
  readonly apart: string;
}

const PERCENT = 100;

/** The tenths as they are drawn, the least likely first. */
export function toTenths({ deciles }: Pick<Calibration, 'deciles'>): Tenth[] {
  return deciles.map(({ customers, predicted, observed }, index) => ({
    tenth: index + 1,
    customers,
    promised: Math.round(PERCENT * predicted),
    happened: Math.round(PERCENT * observed),
    apart: formatChange(observed - predicted).replace('%', ' points'),
  }));
}

/**
 * By how many percentage points chance alone can part a tenth of so few customers from a promise that is right: two standard
 * errors of the tenth with the largest.
 */
export function pointsOfChance({ deciles }: Pick<Calibration, 'deciles'>): number {
  const spreads = deciles.map(({ customers, predicted }) =>
    Math.sqrt((predicted * (1 - predicted)) / customers),
  );
  return 2 * PERCENT * Math.max(0, ...spreads);
}

/** Percentage points in words: `7.5 points`. */
export function describePoints(points: number): string {
  const text = formatDecimal(points);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}
