import type { Insights } from '@model/insights';
import { TIER_LABELS } from '@model/customer-labels';
import { formatAgo, formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { Stat } from '../../ui/stat';
import { describeBasis, describeReward } from './describe-figures';
import styles from './customer.module.css';

/** What a customer has bought so far, in figures. */
export function FiguresRow({
  insights,
  now,
  timeZone,
}: {
  readonly insights: Pick<
    Insights,
    'totals' | 'spendTier' | 'loyaltyTier' | 'points' | 'reward' | 'basis'
  >;
  readonly now: Date;
  readonly timeZone: string;
}) {
  const { totals, spendTier, loyaltyTier, points, reward } = insights;
  const basis = describeBasis(insights);
  const { firstOrderAt, lastOrderAt } = totals;
  return (
    <section aria-label="Figures" className={styles.figures}>
      <Stat
        label="Spent"
        value={formatMoney(totals.spentCents)}
        note={`${formatMoney(totals.averageCents)} an order`}
      />
      <Stat
        label="Orders"
        value={formatCount(totals.orderCount)}
        note={firstOrderAt ? `Since ${formatDate(firstOrderAt, timeZone)}` : 'None yet'}
      />
      <Stat
        label="Last order"
        value={lastOrderAt ? formatDate(lastOrderAt, timeZone) : 'Never'}
        note={lastOrderAt && formatAgo(lastOrderAt, now)}
      />
      <Stat
        label="Points"
        value={formatCount(points)}
        note={`${TIER_LABELS[loyaltyTier]} by points, ${TIER_LABELS[spendTier].toLowerCase()} by spend`}
      />
      {reward && <Stat label="Reward" {...describeReward(reward)} />}
      {basis !== null && <p className={styles.basis}>{basis}</p>}
    </section>
  );
}
