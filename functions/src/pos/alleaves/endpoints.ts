import type { PosLocation } from '../../model/org';
import { PosError } from '../errors';
import type { AlleavesClient } from './client';
import { decodeList, decodeOne } from './envelope';
import type { ListPage } from './offset-walk';
import type { OrderPosition } from './order-windows';
import { readRowId } from './row-reading';
import { toLocation } from './to-location';

/** The only page size that the POS is known to serve. */
export const PAGE_SIZE = 100;

/** One row and when the POS served it. */
export interface ServedRow {
  readonly row: unknown;
  readonly observedAt: Date;
}

/** The five calls that a sync makes. Every one throws a {@link PosError} of any kind. */
export interface AlleavesEndpoints {
  listLocations(): Promise<PosLocation[]>;
  searchCustomers(page: number, signal: AbortSignal): Promise<ListPage>;
  listOrders(position: OrderPosition, signal: AbortSignal): Promise<ListPage>;
  /** The order with its lines; null when the POS does not have it. */
  readOrder(externalId: string): Promise<ServedRow | null>;
  /** Every stock row of every location, in one answer. */
  searchStock(): Promise<ListPage>;
}

function requireSameOrder(row: unknown, externalId: string): void {
  if (readRowId('orders', row) !== externalId) {
    throw new PosError('contract', `GET /order/${externalId} answered with another order`);
  }
}

/** The calls, on top of a logged-in client. */
export function createEndpoints(client: AlleavesClient): AlleavesEndpoints {
  return {
    async listLocations() {
      const { body } = await client.call({ method: 'GET', path: '/location' });
      return decodeList(body).rows.map(toLocation);
    },

    async searchCustomers(page, signal) {
      const body = { page, pageSize: PAGE_SIZE };
      const answer = await client.call({ method: 'POST', path: '/customer/search', body }, signal);
      return { ...decodeList(answer.body), observedAt: answer.observedAt };
    },

    async listOrders({ from, to, page }, signal) {
      // Without dates the POS silently serves a recent window only.
      const query = { startDate: from, endDate: to, page, pageSize: PAGE_SIZE };
      const answer = await client.call({ method: 'GET', path: '/order', query }, signal);
      return { ...decodeList(answer.body), observedAt: answer.observedAt };
    },

    async readOrder(externalId) {
      try {
        const { body, observedAt } = await client.call({
          method: 'GET',
          path: `/order/${externalId}`,
        });
        const row = decodeOne(body, 'order');
        requireSameOrder(row, externalId);
        return { row, observedAt };
      } catch (error) {
        if (error instanceof PosError && error.status === 404) return null;
        throw error;
      }
    },

    async searchStock() {
      const request = { method: 'POST', path: '/inventory/search', body: { query: '' } } as const;
      const { body, observedAt } = await client.call(request);
      const list = decodeList(body);
      // The empty page of a numbered list is `{}`; a stock answer is whole, so there it would mean "all products gone".
      if (!Array.isArray(body) && list.rows.length === 0) {
        throw new PosError('contract', 'the stock answer is not a list', { status: 200 });
      }
      return { ...list, observedAt };
    },
  };
}
