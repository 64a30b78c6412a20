import type { Fit } from '@model/fit';
import type { Insights, Rhythm } from '@model/insights';
import type { RewardStanding } from '@model/reward';
import type { RuleLifetimeValue } from '@model/rule-lifetime-value';
import { formatMoney } from '../../format/money';
import { formatCount, formatDecimal, formatPercent, formatPlural } from '../../format/numbers';

const DAY_MS = 86_400_000;

/** How often they come, in a sentence. @param lastOrderAt null without orders. */
export function describeRhythm(
  rhythm: Rhythm | null,
  { lastOrderAt, now }: { readonly lastOrderAt: Date | null; readonly now: Date },
): string {
  if (!rhythm) return 'Too few visits to know how often they usually come: four are needed.';
  const usual = rhythm.usualGapDays;
  const often = `Usually comes every ${formatDecimal(usual)} ${usual === 1 ? 'day' : 'days'}, by ${formatPlural(rhythm.gaps, 'gap')} between visits.`;
  if (!lastOrderAt) return often;
  const away = Math.floor((now.getTime() - lastOrderAt.getTime()) / DAY_MS);
  return `${often} Away for ${formatPlural(away, 'day')} now.`;
}

/** A chance from 0 to 1, never as certain as rounding would make it: `under 1%`, `34%`, `over 99%`. */
export function describeChance(chance: number): string {
  if (chance < 0.01) return 'under 1%';
  return chance > 0.99 ? 'over 99%' : formatPercent(chance);
}

/** How a lifetime value by rule of thumb came about, in a sentence. */
export function describeRule({ inputs }: RuleLifetimeValue): string {
  const { spentCents, orderCount, daysSinceFirst, horizonMonths } = inputs;
  const soFar = `${formatMoney(spentCents)} so far, in ${formatPlural(orderCount, 'order')} over ${formatPlural(daysSinceFirst, 'day')}`;
  if (horizonMonths === 0) return `${soFar}; nothing more is expected of this segment.`;
  return `${soFar}, and the same pace for ${formatPlural(horizonMonths, 'more month')}.`;
}

/** Why there is no forecast for a customer, in a sentence. */
export function whyNoForecast(
  { fitId, forecast }: Pick<Insights, 'fitId' | 'forecast'>,
  fit: Pick<Fit, 'purchase'> | null,
): string | null {
  if (forecast) return null;
  if (fitId === null) return 'The model has not been fitted yet. It is, once a week.';
  if (!fit) return null;
  const { gate } = fit.purchase;
  if (!gate.open) return gate.message;
  return 'The model was fitted before this customer was there. The next weekly fit takes them in.';
}

/** What points can be redeemed for, and what is missing to more. */
export function describeReward({ best, next }: RewardStanding): { value: string; note: string } {
  return {
    value: best ? formatMoney(best.cents) : 'None yet',
    note: next
      ? `${formatPlural(next.missingPoints, 'more point')} for ${formatMoney(next.cents)}`
      : 'No greater one',
  };
}

/** Of how many orders the figures are, where that are not all; null where it is. */
export function describeBasis({ basis }: Pick<Insights, 'basis'>): string | null {
  if (!basis) return null;
  const { orders, of } = basis;
  return `Totals, points and segment are of all ${formatCount(of)} orders; preferences, rhythm and forecast of the newest ${formatCount(orders)}.`;
}
