import type { OrderItem } from '../../model/order';
import { toCategory } from './category-map';
import { toDocumentId } from './row-reading';
import type { WireOrderLine } from './wire';

const QUANTITY_DECIMALS = 6;

function toItem(line: WireOrderLine): OrderItem {
  return {
    productId: line.id_inventory_item === null ? null : toDocumentId(line.id_inventory_item),
    name: line.item ?? line.product_name ?? line.name ?? 'Unknown item',
    category: toCategory(line.category),
    quantity: line.quantity ?? line.qty ?? 1,
    unitPriceCents: line.price ?? line.unit_price,
  };
}

/**
 * The lines of an order, in order of first appearance. The POS sends one line a unit: lines of one catalogue item
 * at one price become one. `id_item` of a line identifies the line, so it never becomes a product's id.
 */
export function toOrderItems(lines: readonly WireOrderLine[]): OrderItem[] {
  const items: OrderItem[] = [];
  const indexOf = new Map<string, number>();
  for (const line of lines) {
    const item = toItem(line);
    const key = `${item.productId} ${item.unitPriceCents}`;
    const index = item.productId === null ? undefined : indexOf.get(key);
    const same = index === undefined ? undefined : items[index];
    if (same) {
      same.quantity = Number((same.quantity + item.quantity).toFixed(QUANTITY_DECIMALS));
    } else {
      indexOf.set(key, items.length);
      items.push(item);
    }
  }
  return items;
}
