import { STATUS_CHOICES } from './order-labels';
import type { OrderFilter } from '../../data/orders';

const DAY = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** What a list of orders shows, as its address says it. The location is another page's business too and stays apart. */
export type OrderAddress = Omit<OrderFilter, 'locationId'>;

/** Reads the address. What it says wrongly is left out. */
export function readOrderAddress(params: URLSearchParams): OrderAddress {
  const status = STATUS_CHOICES.find((one) => one === params.get('status'));
  const counted = params.get('sales');
  const from = readDay(params.get('from'));
  const to = readDay(params.get('to'));
  return {
    ...(status ? { status } : {}),
    ...(counted === 'yes' || counted === 'no' ? { counted: counted === 'yes' } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The address with another filter; what else it says stays. */
export function writeOrderAddress(before: URLSearchParams, filter: OrderAddress): URLSearchParams {
  const next = new URLSearchParams(before);
  const { status, counted, from, to } = filter;
  const sales = counted === undefined ? undefined : counted ? 'yes' : 'no';
  for (const [name, value] of Object.entries({ status, sales, from, to })) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

function readDay(text: string | null): string | undefined {
  if (text === null || !DAY.test(text) || Number.isNaN(Date.parse(text))) return undefined;
  return text;
}
