import type { HttpRequest } from '../http';

/** One way to ask the POS. */
export interface Probe {
  /** Method and path, ids left out: how the report names it. */
  readonly name: string;
  readonly request: HttpRequest;
  /** `known`: some integration uses it. `plausible`: in the manner of those. `said to be absent`: others found nothing there. */
  readonly standing: 'known' | 'plausible' | 'said to be absent';
  /** The name that one record may be wrapped in; null where a list is expected. */
  readonly wrapper: string | null;
}

/** Ids to ask for single records with; null where no list has named one. */
export interface ProbeIds {
  readonly location: string | null;
  readonly customer: string | null;
  readonly order: string | null;
  readonly batch: string | null;
}

/** Rows that a probe of a long list asks for. */
const SOME = 50;

const page = { page: 1, pageSize: 10 };
const kendo = { skip: 0, take: SOME };

/** The first question: it tells whether the login works. */
export const LOCATIONS: Probe = {
  name: 'GET /location',
  request: { method: 'GET', path: '/location' },
  standing: 'known',
  wrapper: null,
};

/** Every probe but those of the three great lists, which paging looks at. */
export function listProbes(ids: ProbeIds): Probe[] {
  return [
    get('/inventory/area', 'known', ids.location === null ? {} : { id_location: ids.location }),
    search('/inventory/item/search', 'known', kendo),
    search('/inventory/batch/search', 'known', kendo),
    get('/inventory/brand', 'known'),
    get('/inventory/category', 'known'),
    get('/inventory/vendor', 'known'),
    get('/discount', 'known'),
    ...one('/order/', ids.order, { standing: 'known', wrapper: 'order' }),
    ...one('/inventory/batch/', ids.batch, { standing: 'known', wrapper: 'batch' }),
    ...one('/customer/', ids.customer, { standing: 'plausible', wrapper: 'customer' }),
    ...one('/location/', ids.location, { standing: 'plausible', wrapper: 'location' }),
    ...PLAUSIBLE_LISTS.map((path) => get(path, 'plausible', page)),
    ...PLAUSIBLE_SEARCHES.map((path) => search(path, 'plausible', { ...page, query: '' })),
    ...ABSENT_LISTS.map((path) => get(path, 'said to be absent')),
    ...ABSENT_SEARCHES.map((path) => search(path, 'said to be absent', page)),
  ];
}

const PLAUSIBLE_LISTS = [
  '/customer',
  '/customer/group',
  '/company',
  '/inventory',
  '/inventory/item',
  '/inventory/batch',
  '/inventory/strain',
  '/inventory/uom',
  '/order/status',
  '/order/item',
  '/order/type',
  '/payment',
  '/register',
  '/safe',
  '/shift',
  '/tax',
  '/user',
  '/role',
  '/webhook',
  '/webhooks',
  '/subscription',
  '/version',
  '/health',
];

const PLAUSIBLE_SEARCHES = [
  '/location/search',
  '/discount/search',
  '/inventory/brand/search',
  '/inventory/category/search',
  '/inventory/vendor/search',
  '/user/search',
  '/webhook/search',
];

const ABSENT_LISTS = [
  '/customers',
  '/customer/list',
  '/members',
  '/orders',
  '/order/list',
  '/sales',
  '/transactions',
  '/products',
  '/items',
  '/menu',
  '/loyalty',
  '/rewards',
];

const ABSENT_SEARCHES = ['/order/search', '/orders/search', '/transaction/search'];

function get(path: string, standing: Probe['standing'], query: HttpRequest['query'] = {}): Probe {
  const request = { method: 'GET', path, query } as const;
  return { name: `GET ${path}`, request, standing, wrapper: null };
}

function search(
  path: string,
  standing: Probe['standing'],
  body: NonNullable<HttpRequest['body']>,
): Probe {
  const request = { method: 'POST', path, body } as const;
  return { name: `POST ${path}`, request, standing, wrapper: null };
}

function one(path: string, id: string | null, about: Pick<Probe, 'standing' | 'wrapper'>): Probe[] {
  if (id === null) return [];
  return [{ name: `GET ${path}{id}`, request: { method: 'GET', path: path + id }, ...about }];
}
