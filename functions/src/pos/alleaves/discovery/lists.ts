import type { HttpRequest } from '../http';

/** One of the lists that a sync walks, and how one of its pages is asked for. */
export interface ProbedList {
  readonly stream: 'customers' | 'orders' | 'products';
  /** Method and path. */
  readonly name: string;
  readonly idNames: readonly string[];
  readonly page: (page: number, pageSize: number) => HttpRequest;
}

/** Days to look at, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const CUSTOMERS: ProbedList = {
  stream: 'customers',
  name: 'POST /customer/search',
  idNames: ['id_customer', 'id'],
  page: (page, pageSize) => ({
    method: 'POST',
    path: '/customer/search',
    body: { page, pageSize },
  }),
};

/** Stock is asked for in the other manner of paging; a sync asks for all of it at once. */
export const STOCK: ProbedList = {
  stream: 'products',
  name: 'POST /inventory/search',
  idNames: ['id_item'],
  page: (page, pageSize) => ({
    method: 'POST',
    path: '/inventory/search',
    body: { query: '', skip: (page - 1) * pageSize, take: pageSize },
  }),
};

/** The orders of some days. */
export function ordersOf({ from, to }: Days): ProbedList {
  return {
    stream: 'orders',
    name: 'GET /order',
    idNames: ['id_order', 'id'],
    page: (page, pageSize) => ({
      method: 'GET',
      path: '/order',
      query: { startDate: from, endDate: to, page, pageSize },
    }),
  };
}
