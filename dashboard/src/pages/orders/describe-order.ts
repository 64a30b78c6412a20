import type { Order } from '@model/order';
import { formatPlural } from '../../format/numbers';

/** Pieces of an order; goods by weight count as they were weighed, to the thousandth. */
export function countPieces({ items }: Pick<Order, 'items'>): number {
  const units = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.round(units * 1_000) / 1_000;
}

/** How many pieces an order is of, in words. */
export function describePieces(order: Pick<Order, 'items'>): string {
  return formatPlural(countPieces(order), 'piece');
}

/** Whether an order is part of the figures, and why not when it is not. */
export function describeCounting(
  order: Pick<Order, 'counted' | 'status'> & {
    readonly source: { readonly deletedAt: Date | null };
  },
): string {
  if (order.source.deletedAt)
    return 'Not in the figures: it no longer exists at the point of sale.';
  if (order.counted) return 'A sale: part of revenue and of the customer’s totals.';
  if (order.status === 'cancelled') return 'Not in the figures: it was cancelled.';
  if (order.status === 'unknown')
    return 'Not in the figures: Trellis does not know this status of the point of sale.';
  return 'Not in the figures yet: it counts once it is completed, or ready and paid in full.';
}

/** The POS's words of a status or a payment, readable: `partially_paid` as `partially paid`. */
export function readable(words: string): string {
  return words.replaceAll('_', ' ');
}
