import { createDayReader } from '../../../model/business-day';
import type { PosLocation } from '../../../model/org';
import { isJsonObject } from '../json';
import { readRowId } from '../row-reading';
import { wireId, wireInstant } from '../wire-values';
import { describeEnvelope } from './describe-envelope';
import type { Inquiry } from './inquiry';
import { ordersOf, type Days } from './lists';

/** Pages of one day that are looked through for an order. */
const PAGES = 5;
const PAGE_SIZE = 100;

/** What `startDate` and `endDate` cut by, as far as single orders show. */
export interface DateFilter {
  /** Null: no order shows it, because none was changed on another day than it was placed. */
  readonly field: 'date_created' | 'date_updated' | 'neither' | null;
  /** Null: no order shows it, because none was placed when the store's day and that of UTC differ. */
  readonly zone: 'location' | 'utc' | 'neither' | null;
}

interface DatedOrder {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly zone: string;
}

/** Asks for single days and looks whether an order is among theirs. @param rows orders to choose from. */
export async function probeDates(
  inquiry: Inquiry,
  rows: readonly unknown[],
  locations: readonly PosLocation[],
): Promise<DateFilter> {
  const orders = rows.flatMap((row) => readDated(row, locations) ?? []);
  const field = await probeField(inquiry, orders);
  if (field === 'neither') return { field, zone: null };
  return { field, zone: await probeZone(inquiry, orders, field) };
}

async function probeField(
  inquiry: Inquiry,
  orders: readonly DatedOrder[],
): Promise<DateFilter['field']> {
  for (const { id, createdAt, updatedAt, zone } of orders) {
    if (!updatedAt) continue;
    if (Math.abs(updatedAt.getTime() - createdAt.getTime()) < FAR_APART_MS) continue;
    if (await isAmong(inquiry, id, daysOf(createdAt, zone))) return 'date_created';
    return (await isAmong(inquiry, id, daysOf(updatedAt, zone))) ? 'date_updated' : 'neither';
  }
  return null;
}

/** Apart by so much, the days around one instant and those around the other have none in common, whatever the zone. */
const FAR_APART_MS = 3 * 86_400_000;

const readUtcDay = createDayReader('UTC');

/** From the earlier to the later of the days that an instant has in a zone and in UTC. */
function daysOf(instant: Date, zone: string): Days {
  const [from = '', to = ''] = [createDayReader(zone)(instant), readUtcDay(instant)].toSorted();
  return { from, to };
}

async function probeZone(
  inquiry: Inquiry,
  orders: readonly DatedOrder[],
  field: 'date_created' | 'date_updated' | null,
): Promise<DateFilter['zone']> {
  for (const { id, createdAt, updatedAt, zone } of orders) {
    const at = field === 'date_updated' ? updatedAt : createdAt;
    if (!at) continue;
    const [local, utc] = [createDayReader(zone)(at), readUtcDay(at)];
    if (local === utc) continue;
    const inLocal = await isAmong(inquiry, id, { from: local, to: local });
    const inUtc = await isAmong(inquiry, id, { from: utc, to: utc });
    if (inLocal === inUtc) return 'neither';
    return inLocal ? 'location' : 'utc';
  }
  return null;
}

async function isAmong(inquiry: Inquiry, id: string, days: Days): Promise<boolean> {
  const list = ordersOf(days);
  for (let page = 1; page <= PAGES; page += 1) {
    const asked = await inquiry.ask(list.page(page, PAGE_SIZE));
    if (asked.outcome !== 'answered') return false;
    const { rows } = describeEnvelope(asked.body, null);
    if (rows.some((row) => readRowId('orders', row) === id)) return true;
    if (rows.length < PAGE_SIZE) return false;
  }
  return false;
}

function readDated(row: unknown, locations: readonly PosLocation[]): DatedOrder | null {
  if (!isJsonObject(row)) return null;
  const id = readRowId('orders', row);
  const createdAt = readInstant(row['date_created'] ?? row['created_at']);
  const locationId = wireId.safeParse(row['id_location']).data ?? null;
  const location =
    locations.find((one) => one.id === locationId) ??
    (locations.length === 1 ? locations[0] : undefined);
  if (id === null || !createdAt || !location) return null;
  const updatedAt = readInstant(row['date_updated'] ?? row['updated_at']);
  return { id, createdAt, updatedAt, zone: location.timezone };
}

function readInstant(value: unknown): Date | null {
  return wireInstant.safeParse(value).data ?? null;
}
