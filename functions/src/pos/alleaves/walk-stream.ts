import { z } from 'zod';
import type { Stream } from '../../model/source';
import type { PosPage, WalkRequest } from '../adapter';
import { createRepeatFilter } from './drop-repeats';
import { PAGE_SIZE } from './endpoints';
import { groupStock } from './group-stock';
import { walkOffset } from './offset-walk';
import { readRowId } from './row-reading';
import { toCustomer } from './to-customer';
import { toProduct } from './to-product';
import { walkOrderStream } from './walk-order-stream';
import { readPosition, toPage, type WalkTools } from './walk-tools';

const pagePositionSchema = z.strictObject({ page: z.int().min(1) });
const stockPositionSchema = z.strictObject({ stock: z.literal('all') });
const WHOLE_STOCK = JSON.stringify({ stock: 'all' });

async function* walkCustomers(tools: WalkTools, resumeAt: string | null): AsyncGenerator<PosPage> {
  const pages = walkOffset({
    fetchPage: (page, signal) => tools.endpoints.searchCustomers(page, signal),
    firstPage: resumeAt === null ? 1 : readPosition(pagePositionSchema, resumeAt).page,
    pageSize: PAGE_SIZE,
    concurrency: tools.concurrency,
    readId: (row) => readRowId('customers', row),
  });
  const dropRepeats = createRepeatFilter('customers');
  for await (const page of pages) {
    const readings = dropRepeats(page.rows).map((row) => toCustomer(row, page.observedAt));
    yield toPage(JSON.stringify({ page: page.page }), page, readings);
  }
}

async function* walkProducts(tools: WalkTools, resumeAt: string | null): AsyncGenerator<PosPage> {
  if (resumeAt !== null) readPosition(stockPositionSchema, resumeAt);
  const page = await tools.endpoints.searchStock();
  const context = { observedAt: page.observedAt, onlyLocation: tools.onlyLocation };
  const readings = groupStock(page.rows).map((item) => toProduct(item, context));
  yield toPage(WHOLE_STOCK, page, readings);
}

/** The pages of one stream. Customers and products know no dates, so `since` narrows orders only. */
export function walkStream(tools: WalkTools, request: WalkRequest): AsyncGenerator<PosPage> {
  const walks: Record<Stream, () => AsyncGenerator<PosPage>> = {
    customers: () => walkCustomers(tools, request.resumeAt),
    orders: () => walkOrderStream(tools, request),
    products: () => walkProducts(tools, request.resumeAt),
  };
  return walks[request.stream]();
}
