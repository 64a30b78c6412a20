import type { PosPage, WalkRequest } from '../adapter';
import { createRepeatFilter } from './drop-repeats';
import { PAGE_SIZE, type ServedRow } from './endpoints';
import { isJsonObject } from './json';
import { walkOrders } from './order-walk';
import { orderPositionSchema, planWindow, type OrderPosition } from './order-windows';
import { readRowId, type RowReading } from './row-reading';
import { toOrder } from './to-order';
import { readPosition, toPage, type WalkTools } from './walk-tools';
import { wireInstant } from './wire-values';

function planOrderStart(tools: WalkTools, { since, resumeAt }: WalkRequest): OrderPosition {
  if (resumeAt !== null) return readPosition(orderPositionSchema, resumeAt);
  return planWindow({
    sinceDay: since === null ? null : tools.locations.daySpan(since).first,
    today: tools.locations.daySpan(tools.today()).last,
  });
}

function readPlacedAt(row: unknown): Date | null {
  if (!isJsonObject(row)) return null;
  const placedAt = wireInstant.safeParse(row['date_created'] ?? row['created_at']);
  return placedAt.success ? placedAt.data : null;
}

/** A list may leave out the lines of an order: then the order is asked for by itself. */
async function completeOrder(tools: WalkTools, served: ServedRow): Promise<ServedRow> {
  const { row } = served;
  const id = readRowId('orders', row);
  if (id === null || (isJsonObject(row) && Array.isArray(row['items']))) return served;
  return (await tools.endpoints.readOrder(id)) ?? served;
}

/** A served order row as a record or a rejection. */
export function readOrderRow(tools: WalkTools, { row, observedAt }: ServedRow): RowReading {
  const { locations, statusTable } = tools;
  return toOrder(row, { observedAt, locations, statusTable });
}

/** The pages of all orders of the days from `since` to tomorrow. */
export async function* walkOrderStream(
  tools: WalkTools,
  request: WalkRequest,
): AsyncGenerator<PosPage> {
  const pages = walkOrders(
    {
      fetchPage: (position, signal) => tools.endpoints.listOrders(position, signal),
      pageSize: PAGE_SIZE,
      concurrency: tools.concurrency,
      readId: (row) => readRowId('orders', row),
      readPlacedAt,
      toDay: (instant) => tools.locations.daySpan(instant).first,
    },
    planOrderStart(tools, request),
  );
  const dropRepeats = createRepeatFilter('orders');
  for await (const page of pages) {
    const { observedAt } = page;
    const whole = await Promise.all(
      dropRepeats(page.rows).map((row) => completeOrder(tools, { row, observedAt })),
    );
    const readings = whole.map((served) => readOrderRow(tools, served));
    yield toPage(JSON.stringify(page.position), page, readings);
  }
}
