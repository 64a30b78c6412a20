import { cents, dayIn, idText, iso, listBelow, type Row } from './rows';

/** What of an order is compared. */
export interface ComparedOrder {
  readonly customerId: string | null;
  readonly locationId: string | null;
  readonly status: string;
  readonly counted: boolean;
  readonly placedAt: string | null;
  readonly updatedAt: string | null;
  readonly businessDay: string;
  readonly totals: Readonly<Record<string, number | null>>;
  readonly units: Readonly<Record<string, number>>;
  readonly deleted: boolean;
}

/** Texts of the POS that are called otherwise here. */
const RENAMED: Readonly<Record<string, string>> = {
  processing: 'preparing',
  delivered: 'completed',
  complete: 'completed',
  canceled: 'cancelled',
  voided: 'cancelled',
  void: 'cancelled',
};

/** What an order's document has to say, from the POS's row. */
export function expectOrder(row: Row, zones: ReadonlyMap<string, string>): ComparedOrder {
  const locationId = idText(row['id_location']);
  const placedAt = iso(row['date_created']) ?? '';
  const owner = idText(row['id_customer']);
  const text = String(row['status']);
  const status =
    row['void'] === true || row['cancel'] === true
      ? 'cancelled'
      : row['complete'] === true
        ? 'completed'
        : (RENAMED[text] ?? text);
  const units: Record<string, number> = {};
  for (const line of listBelow(row, 'items')) {
    const product = idText(line['id_inventory_item']);
    const name = product === null ? 'none' : `alv_${product}`;
    units[name] = (units[name] ?? 0) + Number(line['quantity'] ?? 1);
  }
  return {
    customerId: owner === null ? null : `alv_${owner}`,
    locationId,
    status,
    counted: status === 'completed' || (status === 'ready' && row['paid_in_full'] === true),
    placedAt,
    updatedAt: iso(row['date_updated']),
    businessDay: dayIn(zones.get(locationId ?? '') ?? 'UTC', placedAt),
    totals: {
      subtotalCents: cents(row['subtotal']),
      taxCents: cents(row['tax']),
      discountCents: cents(row['discount']),
      totalCents: cents(row['total']),
    },
    units,
    deleted: false,
  };
}
