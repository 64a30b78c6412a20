import { CATEGORY_LABELS } from './category-labels';
import { ageAnswer, CONTACT_ANSWER_LABELS } from './contactability';
import type { ConsentChannel } from './crm';
import type { Contact, Customer } from './customer';
import { CHURN_RISK_LABELS, SEGMENT_LABELS, TIER_LABELS } from './customer-labels';
import { displayNameOf } from './display-name';
import { displayedProfile } from './displayed-profile';
import type { Insights } from './insights';
import { RFM_GROUP_LABELS } from './rfm';
import type { Cell } from './to-csv';

/** The columns an export can have, in the order they are offered. */
export const EXPORT_COLUMNS = [
  'id',
  'name',
  'segment',
  'valueBand',
  'spendTier',
  'loyaltyTier',
  'rfmGroup',
  'orders',
  'spent',
  'average',
  'lastOrder',
  'favourite',
  'churnRisk',
  'consentEmail',
  'consentSms',
  'consentCall',
  'consentMail',
  'ofAge',
  'phone',
  'email',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** What stands above each column. */
export const EXPORT_HEADINGS: Readonly<Record<ExportColumn, string>> = {
  id: 'Customer',
  name: 'Name',
  segment: 'Segment',
  valueBand: 'Value',
  spendTier: 'Spend tier',
  loyaltyTier: 'Loyalty tier',
  rfmGroup: 'RFM group',
  orders: 'Orders',
  spent: 'Spent ($)',
  average: 'Average order ($)',
  lastOrder: 'Last order',
  favourite: 'Favourite category',
  churnRisk: 'Risk of churn',
  consentEmail: 'Agreed to e-mail',
  consentSms: 'Agreed to text messages',
  consentCall: 'Agreed to calls',
  consentMail: 'Agreed to post',
  ofAge: 'Of age',
  phone: 'Phone',
  email: 'E-mail',
};

/** Who is written to a line. */
export interface ExportedCustomer {
  readonly id: string;
  readonly customer: Customer & { readonly insights: Insights };
  /** With what staff corrected. */
  readonly contact: Contact;
}

/** What all lines of a file have in common. */
export interface ExportContext {
  /** The business day of an instant, in the org's zone. */
  readonly dayOf: (instant: Date) => string;
  readonly now: Date;
}

/** The cells of one customer, in the order of the columns. Days are `YYYY-MM-DD`; what is unknown is an empty cell. */
export function toExportRow(
  columns: readonly ExportColumn[],
  exported: ExportedCustomer,
  context: ExportContext,
): Cell[] {
  return columns.map((column) => CELLS[column](exported, context));
}

/** The cells of the first line. */
export function exportHeadings(columns: readonly ExportColumn[]): Cell[] {
  return columns.map((column) => EXPORT_HEADINGS[column]);
}

type ReadCell = (exported: ExportedCustomer, context: ExportContext) => Cell;

const CELLS: Readonly<Record<ExportColumn, ReadCell>> = {
  id: ({ id }) => id,
  name: ({ id, customer }) =>
    displayNameOf({ id, profile: displayedProfile(customer.profile, customer.crm) }),
  segment: ({ customer }) => SEGMENT_LABELS[customer.insights.segment],
  valueBand: ({ customer }) => SEGMENT_LABELS[customer.insights.valueBand],
  spendTier: ({ customer }) => TIER_LABELS[customer.insights.spendTier],
  loyaltyTier: ({ customer }) => TIER_LABELS[customer.insights.loyaltyTier],
  rfmGroup: ({ customer: { insights } }) => insights.rfm && RFM_GROUP_LABELS[insights.rfm.group],
  orders: ({ customer }) => customer.insights.totals.orderCount,
  spent: ({ customer }) => ({ cents: customer.insights.totals.spentCents }),
  average: ({ customer }) => ({ cents: customer.insights.totals.averageCents }),
  lastOrder: ({ customer: { insights } }, { dayOf }) =>
    insights.totals.lastOrderAt && dayOf(insights.totals.lastOrderAt),
  favourite: ({ customer: { insights } }) =>
    insights.list.favourite && CATEGORY_LABELS[insights.list.favourite],
  churnRisk: ({ customer: { insights } }) =>
    insights.churn && CHURN_RISK_LABELS[insights.churn.risk],
  consentEmail: consentCell('email'),
  consentSms: consentCell('sms'),
  consentCall: consentCell('call'),
  consentMail: consentCell('mail'),
  ofAge: ({ customer }, { now }) =>
    CONTACT_ANSWER_LABELS[ageAnswer(customer.profile.birthYear, now)],
  phone: ({ contact }) => contact.phone && writePhone(contact.phone),
  email: ({ contact }) => contact.email,
};

function consentCell(channel: ConsentChannel): ReadCell {
  return ({ customer }) => {
    const consent = customer.crm?.consent?.[channel];
    if (!consent) return 'Never asked';
    return consent.granted ? 'Yes' : 'No';
  };
}

/** The usual way of writing a number of North America, which no spreadsheet takes for a sum; others as they are. */
function writePhone(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}
