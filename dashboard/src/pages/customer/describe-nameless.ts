import type { Order } from '@model/order';
import type { OwnerSuggestion } from '@model/suggestion';
import { formatMoney } from '../../format/money';
import { formatPlural } from '../../format/numbers';
import type { Row } from '../../live/sources';

/**
 * How many orders without a name may be a customer's, and what those that were found to be theirs come to.
 * @param orders as far as they are read; those that the point of sale has named meanwhile are left out, those that are no sales add
 * nothing.
 */
export function describeNameless(
  suggestions: readonly Row<OwnerSuggestion>[],
  orders: readonly Row<Order>[],
): string {
  const inState = (state: OwnerSuggestion['state']): readonly Row<OwnerSuggestion>[] =>
    suggestions.filter(({ value }) => value.state === state);
  const open = inState('open').length;
  const named = new Set(orders.flatMap(({ id, value }) => (value.customerId === null ? [] : [id])));
  const found = inState('accepted').map(({ value }) => value.orderId);
  const theirs = new Set(found.filter((id) => !named.has(id)));
  const sentences = [
    ...(open > 0 ? [`${formatPlural(open, 'order')} without a name may be theirs.`] : []),
    ...(theirs.size > 0 ? [describeFound(theirs, orders)] : []),
  ];
  if (sentences.length > 0) return sentences.join(' ');
  return suggestions.length > 0
    ? 'No order without a name is thought to be theirs.'
    : 'No order without a name looks like theirs.';
}

function describeFound(theirs: ReadonlySet<string>, orders: readonly Row<Order>[]): string {
  const sales = orders.filter(
    ({ id, value }) => theirs.has(id) && value.counted && value.source.deletedAt === null,
  );
  const cents = sales.reduce((sum, { value }) => sum + value.totals.totalCents, 0);
  const found = formatPlural(theirs.size, 'order');
  const were = theirs.size === 1 ? 'was' : 'were';
  return `${found} ${were} found to be theirs: ${formatMoney(cents)} beside the figures above.`;
}
