import { isJsonObject } from '../json';
import { STATUS_OF } from '../order-status';
import { wireCents, wireFlag, wireId, wireNumber, wireText } from '../wire-values';
import type { Evidence } from './answer-questions';
import type { Answer } from './discovery';
import { linesOf } from './order-lines';

type Row = Readonly<Record<string, unknown>>;

/** Status texts that would be a refund; ours to name, so that no word of the POS is repeated. */
const REFUNDS = ['refunded', 'returned', 'refund', 'return'];

/** Answers about dates, states, lines and money of orders. */
export function answersAboutOrders(evidence: Evidence): Answer[] {
  const orders = evidence.rows.orders.filter(isJsonObject);
  const lines = linesOf(orders);
  return [
    answerDates(evidence),
    answerStatus(orders),
    answerProductIds(lines, evidence.rows.stock),
    answerUnits(lines),
    answerLines(orders),
    answerRefunds(orders),
    answerLocations(orders, evidence.rows.locations.length),
    answerDiscount(orders),
  ];
}

function answerDates({ dates: { field, zone } }: Evidence): Answer {
  const question = 'Which date do startDate and endDate cut by, and in whose days?';
  const fields = {
    date_created: 'By the date of creation',
    date_updated: 'By the date of the last change',
    neither: 'By neither the date of creation nor that of the last change',
  };
  const zones = {
    location: 'in the days of the location',
    utc: 'in the days of UTC',
    neither: 'in days that neither the location’s zone nor UTC explains',
  };
  const by = field === null ? 'No order was changed days after it was placed' : fields[field];
  const days = zone === null ? 'in whose days no order shows' : zones[zone];
  const sure = field === null && zone === null ? 'open' : field && zone ? 'seen' : 'hint';
  return { number: 1, question, sure, answer: `${by}; ${days}.` };
}

function answerStatus(orders: readonly Row[]): Answer {
  const question = 'Which states do orders have?';
  if (orders.length === 0) return { number: 2, question, sure: 'open', answer: 'No order came.' };
  const texts = orders.map(({ status }) => wireText.safeParse(status).data?.toLowerCase() ?? null);
  const known = [...STATUS_OF.keys()]
    .map((word) => [word, texts.filter((text) => text === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`);
  const unmapped = texts.filter((text) => text !== null && !STATUS_OF.has(text));
  const missing = texts.filter((text) => text === null).length;
  const numbers = new Set(
    orders.flatMap(({ id_status }) => wireId.safeParse(id_status).data ?? []),
  );
  const parts = [
    `of ${orders.length}: ${known.join(', ') || 'none that we know'}`,
    `${unmapped.length} in ${new Set(unmapped).size} states that nobody has mapped`,
    `${missing} without a state`,
    `${numbers.size} different id_status`,
  ];
  return { number: 2, question, sure: 'seen', answer: `${parts.join('; ')}.` };
}

function answerProductIds(lines: readonly Row[], stock: readonly unknown[]): Answer {
  const question = 'Is id_item of a line the line, and id_inventory_item the product?';
  if (lines.length === 0) return { number: 5, question, sure: 'open', answer: 'No line came.' };
  const products = new Set(stock.flatMap((row) => readId(row, 'id_item') ?? []));
  const ofLine = lines.flatMap((line) => readId(line, 'id_item') ?? []);
  const ofProduct = lines.flatMap((line) => readId(line, 'id_inventory_item') ?? []);
  const share = (ids: readonly string[]): string => {
    const different = new Set(ids).size;
    const stocked = ids.filter((id) => products.has(id)).length;
    return `${ids.length} of ${lines.length}, ${different} different, ${stocked} found among ${stock.length} rows of stock`;
  };
  const answer = `id_item: ${share(ofLine)}; id_inventory_item: ${share(ofProduct)}.`;
  return { number: 5, question, sure: 'seen', answer };
}

function answerUnits(lines: readonly Row[]): Answer {
  const question = 'Is a line always one unit?';
  if (lines.length === 0) return { number: 6, question, sure: 'open', answer: 'No line came.' };
  const quantities = lines.map(
    (line) => wireNumber.safeParse(line['quantity'] ?? line['qty']).data,
  );
  const absent = quantities.filter((quantity) => (quantity ?? null) === null).length;
  const many = quantities.filter((quantity) => (quantity ?? 1) !== 1).length;
  const answer = `${many} of ${lines.length} lines have another quantity than 1, ${absent} none.`;
  return { number: 6, question, sure: many > 0 ? 'seen' : 'hint', answer };
}

function answerLines(orders: readonly Row[]): Answer {
  const question = 'Do rows of the list carry the lines of the order?';
  if (orders.length === 0) return { number: 7, question, sure: 'open', answer: 'No order came.' };
  const withLines = orders.filter(({ items }) => Array.isArray(items)).length;
  const answer = `${withLines} of ${orders.length} do.`;
  return { number: 7, question, sure: 'seen', answer };
}

function answerRefunds(orders: readonly Row[]): Answer {
  const question = 'How do refunds and returns show?';
  const negative = orders.filter(({ total }) => centsOf(total) < 0).length;
  const words = orders.filter(({ status }) => {
    const text = wireText.safeParse(status).data?.toLowerCase();
    return text !== undefined && text !== null && REFUNDS.includes(text);
  }).length;
  const lines = linesOf(orders).filter((line) => {
    const quantity = wireNumber.safeParse(line['quantity']).data ?? 1;
    return quantity < 0 || centsOf(line['price']) < 0;
  }).length;
  const voids = orders.filter((order) => flagOf(order['void']) || flagOf(order['cancel'])).length;
  const answer = `Of ${orders.length} orders ${negative} have a negative total, ${words} a state of a refund, ${voids} are void or cancelled; ${lines} lines are negative.`;
  const sure = negative + words + lines > 0 ? 'seen' : 'open';
  return { number: 10, question, sure, answer };
}

function answerLocations(orders: readonly Row[], locations: number): Answer {
  const question = 'Does the login see every location, and do orders name theirs?';
  if (orders.length === 0)
    return { number: 12, question, sure: 'open', answer: `${locations} locations; no order came.` };
  const named = orders.flatMap((order) => readId(order, 'id_location') ?? []);
  const answer = `${locations} locations; ${named.length} of ${orders.length} orders name one, ${new Set(named).size} different.`;
  return { number: 12, question, sure: 'seen', answer };
}

function answerDiscount(orders: readonly Row[]): Answer {
  const question = 'Is a discount a positive amount?';
  const discounts = orders.map(({ discount }) => centsOf(discount)).filter((cents) => cents !== 0);
  if (discounts.length === 0)
    return { number: 13, question, sure: 'open', answer: 'No order has a discount.' };
  const positive = discounts.filter((cents) => cents > 0).length;
  const answer = `${positive} of ${discounts.length} are; subtotal less discount plus tax is the total in ${countBalanced(orders)} of ${orders.length} orders.`;
  return { number: 13, question, sure: 'seen', answer };
}

function countBalanced(orders: readonly Row[]): number {
  return orders.filter(
    ({ subtotal, discount, tax, total }) =>
      centsOf(subtotal) - centsOf(discount) + centsOf(tax) === centsOf(total),
  ).length;
}

function centsOf(value: unknown): number {
  return wireCents.safeParse(value).data ?? 0;
}

function flagOf(value: unknown): boolean {
  return wireFlag.safeParse(value).data === true;
}

function readId(row: unknown, name: string): string | null {
  return isJsonObject(row) ? (wireId.safeParse(row[name]).data ?? null) : null;
}
