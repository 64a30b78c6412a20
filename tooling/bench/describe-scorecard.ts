import type {
  PredictionScore,
  PurchaseScorecard,
} from '../../functions/src/model/purchase-scorecard';

/** What a scorecard of a population that buys as the model assumes must reach. */
export const TARGETS = {
  /** Percentage points between P(alive) and the share that really is there, in the worst tenth. */
  mostErrorPoints: 5,
  /** Part of the way from the naive guess to the true parameters, for expected purchases. */
  leastGainShare: 0.8,
} as const;

/** Whether a scorecard reaches the {@link TARGETS}. */
export function isGood({ alive, purchases }: PurchaseScorecard): boolean {
  const shares = [purchases?.meanAbsoluteError.gainShare, purchases?.meanSquaredError.gainShare];
  const errorPoints = alive?.maxErrorPoints ?? Infinity;
  return (
    errorPoints <= TARGETS.mostErrorPoints &&
    shares.every((share) => (share ?? 0) >= TARGETS.leastGainShare)
  );
}

const percent = (share: number | null) =>
  share === null ? 'not known' : `${(100 * share).toFixed(1)} %`;
const points = (card: PurchaseScorecard['alive']) =>
  card === null ? 'none' : `${card.maxErrorPoints.toFixed(1)} points`;

/** The figures of a scorecard, for a person. */
export function describeScore(profile: string, card: PurchaseScorecard): [string, string][] {
  return [
    [`${profile}: P(alive) off by at most`, points(card.alive)],
    [`${profile}: P(comes back in 90 days) off by at most`, points(card.returning)],
    ...describeErrors(`${profile}: purchases`, card.purchases),
    ...describeErrors(`${profile}: revenue`, card.revenue),
  ];
}

/** P(alive) tenth by tenth, from the least likely up: what was said, what is true, and the difference. */
export function describeDeciles(profile: string, { alive }: PurchaseScorecard): [string, string][] {
  return (alive?.deciles ?? []).map(({ predicted, observed, customers }, i) => {
    const error = (100 * Math.abs(predicted - observed)).toFixed(1);
    const text = `said ${percent(predicted)}, true ${percent(observed)}: ${error} points (${customers} customers)`;
    return [`${profile}: P(alive), tenth ${i + 1}`, text];
  });
}

function describeErrors(name: string, score: PredictionScore | null): [string, string][] {
  if (score === null) return [[name, 'none']];
  const { totals, meanAbsoluteError: absolute, meanSquaredError: squared } = score;
  const ratio = (value: number) => percent(value / totals.actual - 1);
  const against = ({ model, naive }: typeof absolute) => percent(1 - model / naive);
  return [
    [
      `${name}: sum against what came`,
      `model ${ratio(totals.model)}, naive ${ratio(totals.naive)}`,
    ],
    [
      `${name}: errors below the naive ones`,
      `absolute ${against(absolute)}, squared ${against(squared)}`,
    ],
    [
      `${name}: part of the gain of the true parameters`,
      `absolute ${percent(absolute.gainShare)}, squared ${percent(squared.gainShare)}`,
    ],
  ];
}
