import type { ReactNode } from 'react';
import type { ChurnRisk } from '@model/churn';
import { CATEGORY_LABELS } from '@model/category-labels';
import {
  CHURN_RISK_LABELS,
  RETENTION_TIER_LABELS,
  SEGMENT_LABELS,
  TIER_LABELS,
} from '@model/customer-labels';
import { allTagsOf } from '@model/customer-tags';
import { contactability } from '@model/contactability';
import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { RFM_GROUP_LABELS } from '@model/rfm';
import { Link } from 'wouter';
import type { ListedCustomer } from '../../data/customers';
import { formatAgo, formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import type { Row } from '../../live/sources';
import { Badge, type Tone } from '../../ui/badge';
import { SegmentBadge } from '../../ui/segment-badge';
import type { ColumnId } from './list-address';
import { summarizeContact } from './summarize-contact';
import styles from './customer-list.module.css';

/** What cells need beside the customer. */
export interface CellContext {
  readonly timeZone: string;
  readonly now: Date;
}

/** Nothing to show. */
const NONE = '–';

/** A customer's name, as a link to their page. Names are the shop's and may be anything, so they stand apart from what surrounds them. */
export function CustomerName({ row }: { readonly row: Row<ListedCustomer> }) {
  const { profile, crm } = row.value;
  const name = displayNameOf({ id: row.id, profile: displayedProfile(profile, crm) });
  return (
    <Link href={`/customers/${encodeURIComponent(row.id)}`} className={styles.name} title={name}>
      <bdi>{name}</bdi>
    </Link>
  );
}

/** How likely it is that they stay away, by rule. */
export function RiskBadge({ customer }: { readonly customer: ListedCustomer }) {
  const { churn } = customer.insights;
  if (!churn) return NONE;
  return (
    <Badge tone={RISK_TONES[churn.risk]} title={`${churn.score} of 100. ${churn.text}`}>
      {CHURN_RISK_LABELS[churn.risk]}
    </Badge>
  );
}

const RISK_TONES: Readonly<Record<ChurnRisk, Tone>> = {
  low: 'plain',
  medium: 'plain',
  high: 'warn',
  critical: 'bad',
};

/** What each column shows of a customer. */
export const CELLS: Readonly<
  Record<ColumnId, (customer: ListedCustomer, context: CellContext) => ReactNode>
> = {
  segment: ({ insights }) => <SegmentBadge segment={insights.segment} />,
  lastOrder: ({ insights: { totals } }, { timeZone, now }) =>
    totals.lastOrderAt ? (
      <span title={formatDate(totals.lastOrderAt, timeZone)}>
        {formatAgo(totals.lastOrderAt, now)}
      </span>
    ) : (
      'Never'
    ),
  orders: ({ insights }) => formatCount(insights.totals.orderCount),
  spent: ({ insights }) => formatMoney(insights.totals.spentCents),
  average: ({ insights }) => formatMoney(insights.totals.averageCents),
  value: ({ insights }) => SEGMENT_LABELS[insights.valueBand],
  tier: ({ insights }) => TIER_LABELS[insights.loyaltyTier],
  points: ({ insights }) => formatCount(insights.points),
  rfm: ({ insights }) => (insights.rfm ? RFM_GROUP_LABELS[insights.rfm.group] : NONE),
  category: ({ insights }) =>
    insights.list.favourite ? CATEGORY_LABELS[insights.list.favourite] : NONE,
  risk: (customer) => <RiskBadge customer={customer} />,
  retention: ({ insights: { retention } }) => (
    <span title={`${retention.score} of 100`}>{RETENTION_TIER_LABELS[retention.tier]}</span>
  ),
  contact: ({ profile, crm }, { now }) => {
    const { text, tone, detail } = summarizeContact(contactability({ profile, crm, now }));
    return (
      <span title={detail} className={tone === 'good' ? styles.good : styles.soft}>
        {text}
      </span>
    );
  },
  phone: ({ profile }) => profile.phoneLast4 ?? NONE,
  tags: ({ crm, insights }) => {
    const tags = allTagsOf(crm?.tags ?? [], insights.autoTags).join(', ');
    return <bdi title={tags}>{tags}</bdi>;
  },
  since: ({ profile }, { timeZone }) =>
    profile.since ? formatDate(profile.since, timeZone) : NONE,
};
