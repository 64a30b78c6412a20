import type { Churn } from '../model/churn';
import type { Explanation } from '../model/explanation';
import type { Retention } from '../model/retention';
import type { Segment, ValueBand } from '../model/segment';
import type { Watch } from '../model/watch-list';
import { explainSegment } from './explain-segment';
import { TREND_DAYS, retentionOf } from './retention';
import { currentSnapshot, scoresAt, snapshotAt } from './retention-snapshot';
import type { CustomerFacts } from './retention-snapshot';
import { daysAfter, valueBandOf } from './segment';
import { autoTagsOf } from './tags';
import type { TagPreferences } from './tags';
import { spendTierOf } from './tiers';
import { watchOf } from './watch-list';

/** All that a customer's standing depends on, apart from the instant. */
export interface StandingFacts extends CustomerFacts {
  readonly preferences: TagPreferences;
}

/** What is scored and listed: all of a customer's standing apart from its explanation. */
export interface ScoredStanding {
  readonly segment: Segment;
  readonly valueBand: ValueBand;
  /** Null without counted orders. */
  readonly churn: Churn | null;
  readonly retention: Retention;
  readonly watch: Watch;
  readonly autoTags: string[];
}

/** Where a customer stands: everything stored about them that days alone can change. */
export interface Standing extends ScoredStanding {
  readonly why: Explanation;
}

/** Where the customer stands at `now`. A step function of time: it stays equal until the instant that `nextReviewOf` gives. */
export function standingOf(facts: StandingFacts, now: Date): Standing {
  const { totals, rules, calendar } = facts;
  const why = explainSegment({ totals, rules: rules.segments, now, calendar });
  return { ...scoredStandingOf(facts, now), why };
}

/** As {@link standingOf}, without the explanation, which steps when a segment rule turns and never else. */
export function scoredStandingOf(facts: StandingFacts, now: Date): ScoredStanding {
  const { totals, rules, preferences } = facts;
  const scores = scoresAt(currentSnapshot(facts), { rules, now });
  const { segment, churn, daysSinceLast } = scores;
  const then = daysAfter(now, -TREND_DAYS);
  const retention = retentionOf(scores, scoresAt(snapshotAt(facts, then), { rules, now: then }));
  const valueBand = valueBandOf(totals, rules.segments);
  const { orderCount, spentCents } = totals;
  const spendTier = spendTierOf(spentCents, rules.tiers);
  const known = { segment, orderCount, spentCents, daysSinceLast };
  return {
    segment,
    valueBand,
    churn,
    retention,
    watch: watchOf({ ...known, valueBand, retention, churnRisk: churn?.risk ?? null }),
    autoTags: autoTagsOf({ ...known, spendTier, preferences }),
  };
}
