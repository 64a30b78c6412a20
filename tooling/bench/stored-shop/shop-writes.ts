import { createHourOf } from '../../../functions/src/insights/days/order-hours';
import {
  createFitCollector,
  type MadeFit,
} from '../../../functions/src/insights/fit/fit-collector';
import { planFit, type PlannedFit } from '../../../functions/src/insights/fit/plan-fit';
import type { InsightOrder } from '../../../functions/src/insights/insight-order';
import { MovesLedger } from '../../../functions/src/insights/moves-ledger';
import { monthOf } from '../../../functions/src/model/moves';
import type { Org } from '../../../functions/src/model/org';
import type { CurrentStats } from '../../../functions/src/model/stats';
import { createStoreCalendar } from '../../../functions/src/model/store-calendar';
import { companionPath } from '../../../functions/src/store/companions';
import type { Write } from '../../../functions/src/store/database';
import { dayStatsWrite, seriesWrite } from '../../../functions/src/store/day-stats';
import { fitWrites } from '../../../functions/src/store/fits';
import { movesMonthWrite } from '../../../functions/src/store/moves';
import { newOrgWrites, statusWrite } from '../../../functions/src/store/orgs';
import { pathOf } from '../../../functions/src/store/paths';
import { currentStatsWrite } from '../../../functions/src/store/stats';
import { transitionWrite } from '../../../functions/src/store/transitions';
import { DEMO_ORG, DEMO_RULES } from '../../demo/demo-org';
import { concludeCustomers, ordersByCustomer, type ConcludedCustomer } from './conclude-customers';
import { makeRecords, type ShopRecords, type ShopSizes } from './shop-records';
import { balancedBooks, CustomerCounter, figureDays, figureYears } from './shop-figures';

/** What a shop is made from. */
export interface ShopPlan extends ShopSizes {
  readonly orgId: string;
  /** Everything is as of this instant. */
  readonly now: Date;
}

/** What is known of a shop when all of it was made. */
export interface ShopFacts {
  readonly stats: CurrentStats;
  /** The customer who bought most often. */
  readonly regular: string;
}

/**
 * Every document of a shop that Today, Customers and one customer's page read, as the pipeline would have left it: records as the
 * adapter reads them from the simulator, and what the shipped rules conclude from them. The same plan gives the same documents.
 *
 * Left out is what these pages do not read: payloads, runs and their notes, cohorts, figures of products, suggested duplicates.
 * They come one by one, customers first, so that few are in memory.
 */
export function* shopWrites(plan: ShopPlan): Generator<Write, ShopFacts> {
  const { orgId, now } = plan;
  const records = makeRecords(plan, now);
  const bought = ordersByCustomer(records);
  const planned = planFirstFit(now);
  const made = fitEverybody(planned, records, bought, now);
  const { locations } = records;
  const org: Org = { ...DEMO_ORG, pos: { ...DEMO_ORG.pos, locations: [...locations] } };
  const named: Org = { ...org, fitId: planned.id };
  yield* newOrgWrites(orgId, named, DEMO_RULES);
  yield* fitWrites(orgId, planned.id, made);

  const calendar = createStoreCalendar(org.timezone);
  const hourOf = createHourOf(org);
  const { rulesVersion, fitId } = named;
  const basis = { rules: DEMO_RULES, rulesVersion, fit: made.fit, fitId, calendar, hourOf };
  const counter = new CustomerCounter();
  const ledger = new MovesLedger([]);
  const today = calendar.dayOf(now);
  for (const one of concludeCustomers(records.customers, bought, { basis, now })) {
    counter.add(one.id, one.value);
    if (one.transition) ledger.addMove(today, one.transition.from, one.transition.to);
    yield* customerWrites(orgId, one);
  }
  yield* recordWrites(orgId, records);
  const { firstOrders } = counter;
  const days = figureDays(records.orders, { firstOrders, hourOf, now });
  for (const stats of days) yield dayStatsWrite(orgId, stats.day, stats);
  for (const line of figureYears(days, now)) yield seriesWrite(orgId, line);
  const month = monthOf(today);
  yield movesMonthWrite(orgId, {
    month,
    timezone: org.timezone,
    since: org.createdAt,
    days: ledger.daysOf(month),
    readThrough: null,
    checkedOn: today,
    computedAt: now,
  });
  const books = pathOf('stats', { org: orgId, id: 'books' });
  yield { op: 'set', path: books, data: { ...balancedBooks(today, now) } };
  yield freshStatus(orgId, now);
  const stats = counter.finish(records, now);
  yield currentStatsWrite(orgId, stats);
  return { stats, regular: counter.regular };
}

/** The fit that is due on this day where there is none yet. */
function planFirstFit(now: Date): PlannedFit {
  const planned = planFit({ fitId: null, share: 0, timezone: DEMO_ORG.timezone, now });
  if (planned === null) throw new RangeError('a shop without a fit is due for one');
  return planned;
}

function fitEverybody(
  planned: PlannedFit,
  { customers, products }: ShopRecords,
  bought: ReadonlyMap<string, readonly InsightOrder[]>,
  now: Date,
): MadeFit {
  const collector = createFitCollector(planned);
  for (const { id, profile } of customers)
    if (!profile.guest) collector.add({ customerId: id, orders: bought.get(id) ?? [] });
  return collector.finish({ offered: new Set(products.map(({ id }) => id)), now });
}

function* customerWrites(
  orgId: string,
  { id, value, contact, transition }: ConcludedCustomer,
): Generator<Write> {
  yield { op: 'set', path: pathOf('customer', { org: orgId, id }), data: { ...value } };
  if (contact)
    yield { op: 'set', path: companionPath(orgId, 'customers', id), data: { ...contact } };
  if (transition) yield transitionWrite(orgId, transition);
}

function* recordWrites(orgId: string, { orders, products }: ShopRecords): Generator<Write> {
  for (const { id, value } of orders)
    yield { op: 'set', path: pathOf('order', { org: orgId, id }), data: { ...value } };
  for (const { id, value, cost } of products) {
    yield { op: 'set', path: pathOf('product', { org: orgId, id }), data: { ...value } };
    if (cost) yield { op: 'set', path: companionPath(orgId, 'products', id), data: { ...cost } };
  }
}

function freshStatus(orgId: string, now: Date): Write {
  return statusWrite(orgId, {
    lastSuccessAt: now,
    lastRunId: null,
    lastRunState: 'succeeded',
    lastError: null,
    attention: { quarantined: 0, holds: 0, deadLetters: 0 },
  });
}
