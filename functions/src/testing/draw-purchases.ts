import { Random } from '../../../simulator/world/random';
import type { GammaGammaParameters } from '../insights/purchase-model/gamma-gamma';
import type { MbgNbdParameters } from '../insights/purchase-model/mbg-nbd';
import type { PurchaseDay } from '../insights/purchase-model/purchase-days';

/** A population that buys by the purchase model itself, or more regularly than it assumes. */
export interface DrawnPopulation {
  readonly seed: number;
  readonly customers: number;
  /** Customers make their first purchase evenly over days 0 to `days`. */
  readonly days: number;
  /** Times in days. */
  readonly purchases: MbgNbdParameters;
  /** Money in cents. */
  readonly spend: GammaGammaParameters;
  /**
   * How many random waits make one wait between purchases: 1 (unless given) is what the model assumes; the more, the
   * more regular everybody's rhythm is, at the same rate.
   */
  readonly regularity?: number;
}

/** What one drawn customer did. */
export interface DrawnCustomer {
  /** Oldest first, one for each day with a purchase. */
  readonly days: readonly PurchaseDay[];
  /** The day of the purchase after which they left for good; null for those who had not by the end. */
  readonly leftOn: number | null;
}

/** Draws customers one after the other; the same seed draws the same ones. */
export function* drawCustomers(population: DrawnPopulation): Generator<DrawnCustomer> {
  const random = new Random(population.seed);
  for (let drawn = 0; drawn < population.customers; drawn += 1) {
    yield drawCustomer(random, population);
  }
}

function drawCustomer(
  random: Random,
  { days, purchases, spend, regularity = 1 }: DrawnPopulation,
): DrawnCustomer {
  const rate = random.gamma(purchases.r) / purchases.alpha;
  const chanceToLeave = random.beta(purchases.a, purchases.b);
  const scale = spend.v / random.gamma(spend.q);
  const centsByDay = new Map<number, number>();
  let at = random.unit() * days;
  while (at < days) {
    const day = Math.floor(at);
    const cents = Math.max(1, Math.round(random.gamma(spend.p) * scale));
    centsByDay.set(day, (centsByDay.get(day) ?? 0) + cents);
    if (random.chance(chanceToLeave)) return { days: toDays(centsByDay), leftOn: day };
    at += random.gamma(regularity) / (regularity * rate);
  }
  return { days: toDays(centsByDay), leftOn: null };
}

/** A map remembers the days in the order of the purchases. */
function toDays(centsByDay: ReadonlyMap<number, number>): PurchaseDay[] {
  return [...centsByDay].map(([day, cents]) => ({ day, cents }));
}
