import type { Customer } from '@model/customer';
import type { Order } from '@model/order';
import type { Segment } from '@model/segment';
import type { Transition } from '@model/transition';
import type { Row } from '../../live/sources';

/** Something that happened with a customer. */
export type TimelineEntry =
  | { readonly kind: 'order'; readonly at: Date; readonly id: string; readonly order: Order }
  | { readonly kind: 'move'; readonly at: Date; readonly move: Transition }
  /** Where their journey began. */
  | { readonly kind: 'entered'; readonly at: Date; readonly segment: Segment };

/**
 * Orders and moves together, the latest first. While there are more orders to read, what is older than the last one read is left
 * out, so that nothing is put between entries later on.
 */
export function toTimeline({
  orders,
  more,
  moves,
  entered,
}: {
  readonly orders: readonly Row<Order>[];
  /** Whether older orders were not read yet. */
  readonly more: boolean;
  readonly moves: readonly Transition[];
  readonly entered: Customer['entered'];
}): TimelineEntry[] {
  const last = orders.at(-1)?.value.placedAt;
  const entries: TimelineEntry[] = [
    ...orders.map(({ id, value }) => ({
      kind: 'order' as const,
      at: value.placedAt,
      id,
      order: value,
    })),
    ...moves.map((move) => ({ kind: 'move' as const, at: move.at, move })),
    ...(entered ? [{ kind: 'entered' as const, ...entered }] : []),
  ];
  return entries
    .filter(({ at }) => !more || last === undefined || at.getTime() >= last.getTime())
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

const SHOWN_ITEMS = 2;

/** A name that may be of any script, so that what stands beside it keeps its place (Unicode's isolates). */
const isolate = (name: string): string => `\u2068${name}\u2069`;

/** What was bought, in few words: `2 x Blue Dream, Gummies and 3 more`. */
export function describeItems(items: Order['items']): string {
  const named = items
    .slice(0, SHOWN_ITEMS)
    .map(({ name, quantity }) =>
      quantity === 1 ? isolate(name) : `${quantity} x ${isolate(name)}`,
    );
  const others = items.length - named.length;
  return others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ');
}
