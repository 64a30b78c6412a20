import { addDays } from '../../../model/business-day';
import type { PosLocation } from '../../../model/org';
import { EARLIEST_DAY } from '../order-windows';
import { toLocation } from '../to-location';
import { answerQuestions } from './answer-questions';
import { describeFields } from './describe-fields';
import type { Discovery } from './discovery';
import { createInquiry, type Inquiry } from './inquiry';
import { compareFields, type FieldComparison } from './known-fields';
import { CUSTOMERS, ordersOf, STOCK, type ProbedList } from './lists';
import { look, toLooked } from './look';
import { openClient, type AccountAccess } from './open-client';
import { linesOf } from './order-lines';
import { probeDates } from './probe-dates';
import { probeCustomerFilter } from './probe-filter';
import { probePaging, type PagedSample } from './probe-paging';
import { listProbes, LOCATIONS } from './probes';
import { idsFrom, type SampleRows } from './sample';

/** What a discovery works with. */
export interface DiscoveryOptions extends AccountAccess {
  /** Deliveries of webhooks that were logged lately; null when nobody knows. */
  readonly deliveries: number | null;
  /** Hears what is asked next. */
  readonly onProgress: (what: string) => void;
}

/**
 * Looks at an account of Alleaves from outside: which endpoints there are, how they wrap and page, which fields their rows have,
 * and what that says about the open questions. Asks by GET and by searches only, within the org's pacing.
 * @throws {PosError} when the login is refused; an endpoint that fails is part of what is found.
 */
export async function discover(options: DiscoveryOptions): Promise<Discovery> {
  const { now, deliveries, onProgress } = options;
  const startedAt = now();
  const inquiry = createInquiry(() => openClient(options));
  onProgress(LOCATIONS.name);
  const first = await look(inquiry, LOCATIONS);
  const today = (inquiry.clock() ?? startedAt).toISOString().slice(0, 10);
  const page = (list: ProbedList): Promise<PagedSample> => {
    onProgress(list.name);
    return probePaging(inquiry, list);
  };
  const customers = await page(CUSTOMERS);
  const orders = await page(ordersOf({ from: EARLIEST_DAY, to: addDays(today, 1) }));
  const stock = await page(STOCK);
  const paged = [customers, orders, stock];
  const rows = {
    locations: first.rows,
    customers: customers.rows,
    orders: orders.rows,
    stock: stock.rows,
  };
  const looked = [first, ...paged.map(toLooked)];
  for (const probe of listProbes(idsFrom(rows))) {
    onProgress(probe.name);
    looked.push(await look(inquiry, probe));
  }
  const filters = await probeFilters(inquiry, rows, onProgress);
  const endpoints = looked.map(({ finding }) => finding);
  const paging = paged.map((sample) => sample.paging);
  const counts = { deliveries, requests: inquiry.requests(), tooMany: inquiry.tooMany() };
  return {
    provider: 'alleaves',
    startedAt,
    finishedAt: now(),
    requests: inquiry.requests(),
    endpoints,
    paging,
    comparisons: compareAll(rows),
    answers: answerQuestions({ rows, paging, endpoints, ...filters, ...counts }),
    complete: endpoints.every(({ outcome }) => outcome !== 'away' && outcome !== 'unreadable'),
  };
}

async function probeFilters(
  inquiry: Inquiry,
  { locations, orders }: SampleRows,
  onProgress: DiscoveryOptions['onProgress'],
) {
  onProgress('the dates of orders');
  const dates = await probeDates(inquiry, orders, locations.flatMap(readLocation));
  onProgress('a filter of customers');
  return { dates, customerFilter: await probeCustomerFilter(inquiry) };
}

function compareAll({ locations, customers, orders, stock }: SampleRows): FieldComparison[] {
  return [
    compareFields('location', describeFields(locations)),
    compareFields('customer', describeFields(customers)),
    compareFields('order', describeFields(orders)),
    compareFields('order line', describeFields(linesOf(orders))),
    compareFields('stock row', describeFields(stock)),
  ];
}

function readLocation(row: unknown): PosLocation[] {
  try {
    return [toLocation(row)];
  } catch {
    return [];
  }
}
