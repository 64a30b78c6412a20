import { addDays } from '../../functions/src/model/business-day';
import { drawCustomers, type DrawnPopulation } from '../../functions/src/testing/draw-purchases';
import { Random } from '../../simulator/world/random';

/** Products that are sold, the first ones far more than the last. */
export const DRAWN_PRODUCTS = 300;

const FIRST_CUSTOMER = 1_000_000;
const CHANCE_OF_CANCELLED = 0.04;
/** Whoever buys a product often takes the next one along. */
const CHANCE_OF_COMPANION = 0.3;
const OPENS_AT_MS = 15 * 3_600_000;
const OPEN_MS = 8 * 3_600_000;

/** The id of the nth customer, in the order of the ids. */
export function drawnCustomerId(index: number): string {
  return `alv_${FIRST_CUSTOMER + index}`;
}

/** Which customer an id of {@link drawnCustomerId} names. */
export function drawnCustomerIndex(id: string): number {
  return Number(id.slice('alv_'.length)) - FIRST_CUSTOMER;
}

/** The fields of an order's document. */
export interface DrawnOrder {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly customerId: string };
}

/** Draws the orders of a population one after the other, customer by customer. @param firstDay of the drawn days. */
export function* drawOrders(population: DrawnPopulation, firstDay: string): Generator<DrawnOrder> {
  const random = new Random(population.seed, 2);
  const days = Array.from({ length: population.days }, (_, day) => addDays(firstDay, day));
  let customers = 0;
  let orders = 0;
  for (const customer of drawCustomers(population)) {
    const customerId = drawnCustomerId(customers);
    customers += 1;
    for (const { day, cents } of customer.days) {
      orders += 1;
      const businessDay = days[day] ?? firstDay;
      yield { id: `alv_${orders}`, data: toOrder(random, { customerId, businessDay, cents }) };
    }
  }
}

function toOrder(
  random: Random,
  { customerId, businessDay, cents }: { customerId: string; businessDay: string; cents: number },
) {
  const opensAt = Date.parse(`${businessDay}T00:00:00Z`) + OPENS_AT_MS;
  return {
    businessDay,
    counted: !random.chance(CHANCE_OF_CANCELLED),
    customerId,
    items: drawItems(random),
    placedAt: new Date(opensAt + Math.floor(random.unit() * OPEN_MS)),
    source: { deletedAt: null },
    totals: { subtotalCents: cents, taxCents: 0, discountCents: 0, totalCents: cents },
  };
}

function drawItems(random: Random): Readonly<Record<string, unknown>>[] {
  const products: number[] = [];
  for (let line = random.int(1, 3); line > 0; line -= 1) {
    const product = Math.floor(DRAWN_PRODUCTS * random.unit() ** 2);
    products.push(product);
    if (random.chance(CHANCE_OF_COMPANION)) products.push((product + 1) % DRAWN_PRODUCTS);
  }
  return products.map((product) => ({
    productId: `alv_${product}`,
    name: `Sample ${product}`,
    category: 'flower',
    quantity: 1,
    unitPriceCents: 2_500,
  }));
}
