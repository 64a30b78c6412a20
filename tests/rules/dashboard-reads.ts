import {
  contactDocument,
  contactOverridesDocument,
  customerDocument,
  fitDocument,
} from '../../dashboard/src/data/customers';
import {
  booksSummaryDocument,
  currentStatsDocument,
  dayStatsDocument,
  memberDocument,
  movesDocument,
  orgDocument,
  runDocument,
  seriesDocument,
  syncStatusDocument,
} from '../../dashboard/src/data/documents';
import { orderContactDocument, orderDocument } from '../../dashboard/src/data/orders';
import { productStatsDocument } from '../../dashboard/src/data/products';
import { cohortsDocument, rulesDocument } from '../../dashboard/src/data/segments';
import type { Audience } from './access-matrix';

/** Who the pages that read something are made for, and where it lies in an organisation. */
type DocumentRead = readonly [audience: Audience, paths: (orgId: string) => readonly string[]];

/** Every document of `dashboard/src/data`, by the function that addresses it. Somebody else's membership, where it is one. */
export const DASHBOARD_DOCUMENTS: Readonly<Record<string, DocumentRead>> = {
  booksSummaryDocument: ['members', (org) => [booksSummaryDocument(org).path]],
  cohortsDocument: ['members', (org) => [cohortsDocument(org).path]],
  contactDocument: ['marketing', (org) => [contactDocument(org, 'a').path]],
  contactOverridesDocument: ['marketing', (org) => [contactOverridesDocument(org, 'a').path]],
  currentStatsDocument: ['members', (org) => [currentStatsDocument(org).path]],
  customerDocument: ['members', (org) => [customerDocument(org, 'a').path]],
  dayStatsDocument: ['members', (org) => [dayStatsDocument(org, '2026-01-28').path]],
  fitDocument: ['members', (org) => [fitDocument(org, 'a').path]],
  memberDocument: ['managers', (org) => [memberDocument(org, 'somebody').path]],
  movesDocument: ['members', (org) => [movesDocument(org, '2026-01').path]],
  orderContactDocument: ['marketing', (org) => [orderContactDocument(org, 'a').path]],
  orderDocument: ['members', (org) => [orderDocument(org, 'a').path]],
  orgDocument: ['members', (org) => [orgDocument(org).path]],
  productStatsDocument: [
    'members',
    (org) => [productStatsDocument(org, null).path, productStatsDocument(org, '1').path],
  ],
  rulesDocument: ['members', (org) => [rulesDocument(org, 1).path]],
  runDocument: ['members', (org) => [runDocument(org, 'a').path]],
  seriesDocument: ['members', (org) => [seriesDocument(org, '2026').path]],
  syncStatusDocument: ['members', (org) => [syncStatusDocument(org).path]],
};

/** Who the pages that read a list are made for, by the function that asks for it. */
export const LIST_AUDIENCES: Readonly<Record<string, Audience>> = {
  activeRunList: 'members',
  auditList: 'managers',
  customerList: 'members',
  customersByIdList: 'members',
  deadLetterList: 'managers',
  differingBookList: 'members',
  fitList: 'members',
  fullRunList: 'members',
  holdList: 'managers',
  memberList: 'managers',
  movesOfCustomerList: 'members',
  orderList: 'members',
  ordersByIdList: 'members',
  ordersOfCustomerList: 'members',
  ownerSuggestionList: 'marketing',
  productList: 'members',
  quarantineList: 'managers',
  recentBookList: 'members',
  runList: 'members',
  slippedAwayList: 'members',
  suggestionsAboutList: 'marketing',
  watchedCustomerList: 'members',
  webhookEventList: 'managers',
};
