import { comparedBooksQuery, differingBooksAggregates } from '../../functions/src/store/books';
import { ordersByCustomerQuery } from '../../functions/src/store/cohorts';
import { catalogueQuery } from '../../functions/src/store/catalogue';
import { comparableCustomersQuery } from '../../functions/src/store/crm';
import { OWNERSHIPS, wholeOrdersOfQuery } from '../../functions/src/store/customer-dossier';
import { customerIdsQuery } from '../../functions/src/store/customer-ids';
import {
  ordersOfQuery,
  ordersOfRangeAggregates,
  ordersOfRangeQuery,
} from '../../functions/src/store/customer-orders';
import { endSaleQuery, salesAggregates } from '../../functions/src/store/customer-sales';
import {
  dayOrdersQuery,
  dayTotalsAggregates,
  daysOfCustomerQuery,
} from '../../functions/src/store/day-orders';
import {
  waitingLettersAggregates,
  waitingLettersQuery,
} from '../../functions/src/store/dead-letters';
import { dueDeliveriesQuery } from '../../functions/src/store/deliveries';
import { dueReviewsQuery } from '../../functions/src/store/due-reviews';
import { eventsOfEntityQuery } from '../../functions/src/store/erasures';
import { firstOrdersQuery } from '../../functions/src/store/first-orders';
import { peopleQuery } from '../../functions/src/store/fit-customers';
import { fitIdsQuery } from '../../functions/src/store/fits';
import { hintsQuery, oldHintsQuery } from '../../functions/src/store/hints';
import { attentionAggregates, openHoldsQuery } from '../../functions/src/store/holds';
import { incidentsQuery, watchedIncidentsQuery } from '../../functions/src/store/incidents';
import {
  firstEntryQuery,
  movesAggregates,
  movesQuery,
  newcomersAggregates,
} from '../../functions/src/store/moves';
import { membersQuery } from '../../functions/src/store/members';
import { namedOrdersQuery, ordersOwnedQuery } from '../../functions/src/store/order-contacts';
import { orgsAggregates, orgsQuery } from '../../functions/src/store/orgs';
import {
  anyChangesQuery,
  oldChangesQuery,
  runNotesQuery,
  waitingChangesQuery,
} from '../../functions/src/store/outbox';
import { someQuarantinedQuery, waitingQuarantineQuery } from '../../functions/src/store/quarantine';
import type { Aggregate, Query } from '../../functions/src/store/query';
import { existingRecordsAggregates, recordsQuery } from '../../functions/src/store/records';
import { recentRunsQuery, silentRunsQuery } from '../../functions/src/store/runs';
import { segmentStandingsQuery } from '../../functions/src/store/segment-standings';
import { statsAggregates } from '../../functions/src/store/stats';
import { suggestionsAboutQuery, suggestionsQuery } from '../../functions/src/store/suggestions';
import { journeyQuery } from '../../functions/src/store/transitions';
import {
  heldStatusesQuery,
  lateStatusesQuery,
  stalledStatusesQuery,
  stoppedOrgsQuery,
  unbalancedBooksQuery,
} from '../../functions/src/store/troubled-orgs';
import { topWatchedQuery, watchedAggregates } from '../../functions/src/store/watched-customers';
import {
  eventCountsAggregates,
  ordersPlacedAggregates,
  recentEventsQuery,
  webhookSilenceQuery,
} from '../../functions/src/store/webhook-events';
import { recentEditsQuery } from '../../functions/src/store/recent-edits';
import { customerListQueries } from './customer-lists';

const AT = new Date('2026-01-28T20:00:00Z');
const PAGE = { after: 'x', limit: 1 };

const QUERIES: Readonly<Record<string, readonly Query[]>> = {
  anyChangesQuery: [anyChangesQuery('o')],
  dayOrdersQuery: [
    dayOrdersQuery('o', { first: 'a', last: 'b' }, { after: { day: 'a', id: 'x' }, limit: 1 }),
  ],
  daysOfCustomerQuery: [daysOfCustomerQuery('o', 'a')],
  customerIdsQuery: [customerIdsQuery('o', 'x', 1)],
  catalogueQuery: [catalogueQuery('o', 'x', 1)],
  comparedBooksQuery: [
    comparedBooksQuery('o', { state: 'differs', from: 'first', limit: 1 }),
    comparedBooksQuery('o', { state: 'balanced', from: 'last', before: 'a', limit: 1 }),
  ],
  comparableCustomersQuery: [comparableCustomersQuery('o', 'x')],
  dueDeliveriesQuery: [dueDeliveriesQuery(AT, 1)],
  dueReviewsQuery: [dueReviewsQuery('o', AT, { after: { id: 'x', nextReviewAt: AT }, limit: 1 })],
  listedIdsQuery: customerListQueries('o'),
  endSaleQuery: [endSaleQuery('o', 'a', 'first'), endSaleQuery('o', 'a', 'last')],
  eventsOfEntityQuery: [eventsOfEntityQuery('o', '1')],
  firstEntryQuery: [firstEntryQuery('o')],
  firstOrdersQuery: [firstOrdersQuery('o', 'x', 1)],
  fitIdsQuery: [fitIdsQuery('o')],
  heldStatusesQuery: [heldStatusesQuery()],
  hintsQuery: [hintsQuery('o')],
  incidentsQuery: [incidentsQuery('o')],
  journeyQuery: [journeyQuery('o', 'a', { after: 0, limit: 1 })],
  lateStatusesQuery: [lateStatusesQuery(AT, AT)],
  movesQuery: [movesQuery('o', { from: AT, until: AT }, { after: { at: AT, id: 'x' }, limit: 1 })],
  membersQuery: [membersQuery('o')],
  oldChangesQuery: [oldChangesQuery(AT, [AT, 'orgs/o/changes/x'])],
  oldHintsQuery: [oldHintsQuery(AT, [AT, 'orgs/o/hints/x'])],
  openHoldsQuery: [openHoldsQuery('o')],
  namedOrdersQuery: [namedOrdersQuery('o', 'x')],
  ordersByCustomerQuery: [ordersByCustomerQuery('o', { customerId: 'a', id: 'x' }, 1)],
  ordersOfQuery: [ordersOfQuery('o', 'a')],
  ordersOwnedQuery: [ordersOwnedQuery('o', 'a')],
  ordersOfRangeQuery: [ordersOfRangeQuery('o', { first: 'a', last: 'b' }, 1)],
  orgsQuery: [orgsQuery('o', 1)],
  peopleQuery: [peopleQuery('o', 'x', 1)],
  recentEditsQuery: [recentEditsQuery('o', AT, { after: { id: 'x', at: AT }, limit: 1 })],
  recentEventsQuery: [recentEventsQuery('o', 1)],
  recentRunsQuery: [recentRunsQuery('o', 1)],
  recordsQuery: [
    recordsQuery('o', 'customers', PAGE),
    recordsQuery('o', 'orders', PAGE),
    recordsQuery('o', 'products', PAGE),
  ],
  runNotesQuery: [runNotesQuery('o', 'r', 'x')],
  segmentStandingsQuery: [segmentStandingsQuery('o', 'x', 1)],
  silentRunsQuery: [silentRunsQuery(AT, 1)],
  someQuarantinedQuery: [someQuarantinedQuery('o', 1)],
  stalledStatusesQuery: [stalledStatusesQuery()],
  stoppedOrgsQuery: [stoppedOrgsQuery()],
  suggestionsAboutQuery: [
    suggestionsAboutQuery('o', 'a', 'first'),
    suggestionsAboutQuery('o', 'a', 'second'),
    suggestionsAboutQuery('o', 'a', 'customerId'),
  ],
  suggestionsQuery: [suggestionsQuery('o', 'x')],
  topWatchedQuery: [topWatchedQuery('o', 1)],
  unbalancedBooksQuery: [unbalancedBooksQuery()],
  waitingLettersQuery: [waitingLettersQuery('o', 1)],
  waitingChangesQuery: [waitingChangesQuery('o')],
  waitingQuarantineQuery: [waitingQuarantineQuery('o')],
  watchedIncidentsQuery: [watchedIncidentsQuery(1)],
  webhookSilenceQuery: [webhookSilenceQuery(1)],
  wholeOrdersOfQuery: OWNERSHIPS.map((by) =>
    wholeOrdersOfQuery('o', { customerId: 'a', by, after: 'x' }),
  ),
};

const AGGREGATES: Readonly<Record<string, readonly Aggregate[]>> = {
  attentionAggregates: attentionAggregates('o'),
  differingBooksAggregates: differingBooksAggregates('o'),
  dayTotalsAggregates: dayTotalsAggregates('o', 'a'),
  eventCountsAggregates: eventCountsAggregates('o'),
  existingRecordsAggregates: (['customers', 'orders', 'products'] as const).flatMap((stream) =>
    existingRecordsAggregates('o', stream),
  ),
  movesAggregates: movesAggregates('o', { from: AT, until: AT }),
  newcomersAggregates: Object.values(newcomersAggregates('o', { from: AT, until: AT })).flat(),
  orgsAggregates: orgsAggregates(),
  waitingLettersAggregates: waitingLettersAggregates('o'),
  watchedAggregates: watchedAggregates('o'),
  ordersPlacedAggregates: ordersPlacedAggregates('o', { after: AT, until: AT }),
  ordersOfRangeAggregates: ordersOfRangeAggregates('o', { first: 'a', last: 'b' }),
  salesAggregates: salesAggregates('o', 'a'),
  statsAggregates: Object.values(statsAggregates('o')).flat(),
};

/** Every query that the store can make, by the function that builds it, with sample arguments. */
export const STORE_QUERIES: ReadonlyMap<string, readonly Aggregate[]> = new Map<
  string,
  readonly Aggregate[]
>([
  ...Object.entries(QUERIES).map(([name, queries]): [string, Aggregate[]] => [
    name,
    queries.map((query) => ({ query })),
  ]),
  ...Object.entries(AGGREGATES),
]);
