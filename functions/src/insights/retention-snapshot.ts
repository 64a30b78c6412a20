import type { OrderTotals } from '../model/insights';
import type { Churn } from '../model/churn';
import type { Order } from '../model/order';
import type { RetentionParts } from '../model/retention';
import type { Rules } from '../model/rules';
import type { Segment } from '../model/segment';
import type { StoreCalendar } from '../model/store-calendar';
import { churnOf } from './churn';
import { withoutSales } from './order-totals';
import { retentionPartsOf, retentionScoreOf } from './retention-score';
import { streakOf } from './retention-streak';
import type { Streak } from './retention-streak';
import { elapsedDays, segmentOf } from './segment';
import type { SegmentTotals } from './segment';
import { loyaltyTierOf, pointsOf } from './tiers';

/** The part of an order that a customer's standing is made of. */
export type StandingOrder = Pick<Order, 'counted' | 'placedAt' | 'businessDay' | 'totals'>;

/** What is known of a customer, whatever the time. */
export interface CustomerFacts {
  /** The customer's orders, each once, in any sequence; at least all of the last 28 days. */
  readonly orders: readonly StandingOrder[];
  /** Over all counted orders, listed or not. */
  readonly totals: OrderTotals;
  /** Points earned by all counted orders, listed or not. */
  readonly ownPoints: number;
  /** Points kept by the POS's programme, which win; null when it keeps none. Taken to have been the same earlier. */
  readonly externalPoints: number | null;
  /** Whether they earn points as a social-equity customer; null when the POS does not say. */
  readonly socialEquity: boolean | null;
  readonly rules: Rules;
  readonly calendar: StoreCalendar;
}

/** A customer's figures over the orders of some stretch of time. */
export interface Snapshot {
  readonly totals: SegmentTotals;
  readonly points: number;
  /** Null without counted orders. */
  readonly streak: Streak | null;
}

/** Segment, churn and retention that a snapshot makes at one instant. */
export interface Scores {
  readonly segment: Segment;
  /** Null without counted orders: who never came cannot stay away. */
  readonly churn: Churn | null;
  readonly parts: RetentionParts;
  readonly score: number;
  readonly streakMonths: number;
  /** Whole elapsed days since the last counted order; null without one. */
  readonly daysSinceLast: number | null;
}

/** Over all orders, those of a clock that runs ahead included. */
export function currentSnapshot(facts: CustomerFacts): Snapshot {
  const { orders, totals, ownPoints, externalPoints, calendar } = facts;
  return { totals, points: externalPoints ?? ownPoints, streak: streakOf(orders, calendar) };
}

/** Over the orders placed up to an instant, that one included. */
export function snapshotAt(facts: CustomerFacts, until: Date): Snapshot {
  const { orders, externalPoints, socialEquity, calendar, rules } = facts;
  const counted = orders.filter((order) => order.counted);
  const newer = counted.filter(({ placedAt }) => placedAt > until);
  const listed = counted.filter(({ placedAt }) => placedAt <= until);
  return {
    totals: withoutSales(facts.totals, { left: newer, kept: listed }),
    points:
      externalPoints ?? facts.ownPoints - pointsOf(newer, { rules: rules.tiers, socialEquity }),
    streak: streakOf(listed, calendar),
  };
}

/** What the snapshot comes to at an instant, by the rules of today. */
export function scoresAt(
  { totals, points, streak }: Snapshot,
  { rules, now }: { rules: Rules; now: Date },
): Scores {
  const { orderCount, spentCents, lastOrderAt } = totals;
  const segment = segmentOf({ totals, rules: rules.segments, now });
  const daysSinceLast = lastOrderAt === null ? null : elapsedDays(lastOrderAt, now);
  const churn = daysSinceLast === null ? null : churnOf({ daysSinceLast, orderCount, segment });
  const streakMonths = streak !== null && now < streak.endsAt ? streak.months : 0;
  const parts = retentionPartsOf({
    daysSinceLast,
    orderCount,
    spentCents,
    segment,
    churnScore: churn?.score ?? null,
    points,
    loyaltyTier: loyaltyTierOf(points, rules.tiers),
    streakMonths,
  });
  return { segment, churn, parts, score: retentionScoreOf(parts), streakMonths, daysSinceLast };
}
