import { formatMoney } from '../../format/money';
import { formatCount, formatPlural } from '../../format/numbers';
import {
  RULE_FIELDS,
  storedValue,
  type RuleField,
  type RuleUnit,
  type Thresholds,
} from './rule-fields';

/** What stands behind a field. */
export const UNIT_LABELS: Readonly<Record<RuleUnit, string>> = {
  days: 'days',
  dollars: 'dollars',
  orders: 'orders',
  points: 'points',
  percent: 'percent',
};

/** A stored value in words: `30 days`, `$500.00`. */
export function describeValue(unit: RuleUnit, value: number): string {
  switch (unit) {
    case 'dollars':
      return formatMoney(value);
    case 'percent':
      return `${formatCount(value)} percent`;
    case 'days':
      return formatPlural(value, 'day');
    case 'orders':
      return formatPlural(value, 'order');
    case 'points':
      return formatPlural(value, 'point');
  }
}

/** A stored value as it is typed: dollars without needless cents. */
export function toText(unit: RuleUnit, value: number | undefined): string {
  if (value === undefined) return '';
  if (unit !== 'dollars') return String(value);
  return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2);
}

const WHOLE = /^\d{1,10}$/;
const DOLLARS = /^(\d{1,8})(?:\.(\d{1,2}))?$/;

/** A typed text as the value to store; null when it is none. Thousands may be parted by commas, dollars begin with `$`. */
export function fromText(unit: RuleUnit, text: string): number | null {
  const plain = text.replace(/[\s,]/g, '').replace(/^\$/, '');
  if (unit !== 'dollars') return WHOLE.test(plain) ? Number(plain) : null;
  const [, dollars, cents = ''] = DOLLARS.exec(plain) ?? [];
  return dollars === undefined ? null : Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** What one version of the rules changed, a sentence for each threshold. */
export function describeChanges(before: Thresholds, after: Thresholds): string[] {
  return RULE_FIELDS.flatMap((field) => {
    const [old, now] = [storedValue(before, field), storedValue(after, field)];
    if (now === undefined || old === now) return [];
    const value = (stored: number | undefined): string =>
      stored === undefined ? 'the usual value' : describeValue(field.unit, stored);
    return [`${labelIn(field)}: ${value(old)} became ${value(now)}`];
  });
}

/** A threshold by its full name, as its label says little without the group that it stands in. */
function labelIn(field: RuleField): string {
  return FULL_LABELS[`${field.part}.${field.name}`] ?? field.label;
}

const FULL_LABELS: Readonly<Record<string, string>> = {
  'segments.vipMinLifetimeCents': 'VIP: spent in all',
  'segments.vipMinOrders': 'VIP: orders',
  'segments.vipMinAverageCents': 'VIP: average order',
  'segments.highValueMinAverageCents': 'High value: average order',
  'segments.highValueMaxOrders': 'High value: orders, fewer than',
  'tiers.spendSilverAboveCents': 'Spend tier: silver above',
  'tiers.spendGoldAboveCents': 'Spend tier: gold above',
  'tiers.pointsSilverFrom': 'Loyalty tier: silver from',
  'tiers.pointsGoldFrom': 'Loyalty tier: gold from',
  'tiers.pointsPlatinumFrom': 'Loyalty tier: platinum from',
};
