import type { Retention, RetentionTier, RetentionTrend } from '../model/retention';
import type { Scores } from './retention-snapshot';

/** How far back the score is compared, in elapsed days. */
export const TREND_DAYS = 28;
const TREND_FROM_POINTS = 5;

const TIER_STEPS = [
  { from: 80, tier: 'champion' },
  { from: 55, tier: 'engaged' },
  { from: 30, tier: 'at_risk' },
] as const;

/** The retention score with tier, parts and trend. `earlier` are the scores of the same orders {@link TREND_DAYS} ago. */
export function retentionOf(
  now: Pick<Scores, 'score' | 'parts' | 'streakMonths'>,
  earlier: Pick<Scores, 'score'>,
): Retention {
  return {
    score: now.score,
    tier: retentionTierOf(now.score),
    trend: retentionTrendOf(now.score - earlier.score),
    earlierScore: earlier.score,
    parts: now.parts,
    streakMonths: now.streakMonths,
  };
}

/** The tier of a score of 0 to 100. */
export function retentionTierOf(score: number): RetentionTier {
  return TIER_STEPS.find(({ from }) => score >= from)?.tier ?? 'dormant';
}

/** The trend of a change of the score in points. */
export function retentionTrendOf(change: number): RetentionTrend {
  if (change >= TREND_FROM_POINTS) return 'rising';
  return change <= -TREND_FROM_POINTS ? 'falling' : 'stable';
}
