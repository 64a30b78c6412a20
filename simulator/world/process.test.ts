import { readTruth } from './truth';
import type { CustomerTruth } from './truth-customers';
import { completeOptions } from '../options';
import type { SimulatorOptions } from '../options';
import { VirtualClock } from './virtual-clock';
import { createWorld } from './world';
import type { World } from './world';

const NOW = new Date('2026-01-31T17:00:00Z');
const DAY = 86_400_000;
const SIZES = { now: NOW, customers: 4_000, orders: 16_000 };

/** Order instants of each member, oldest first. */
function visits(world: World): number[][] {
  const byCustomer = new Map<number, number[]>();
  for (const slot of world.orders.list()) {
    const { customer, placedAtMs } = world.orders.read(slot);
    if (customer < 0 || world.customers.isGuest(customer)) continue;
    byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), placedAtMs]);
  }
  return [...byCustomer.values()];
}

/** Standard deviation over mean of the gaps of those with at least six orders, averaged. */
function irregularity(histories: readonly number[][]): number {
  const spreads = histories
    .filter((times) => times.length >= 6)
    .map((times) => {
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
      return Math.sqrt(variance) / mean;
    });
  return spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
}

function makeWorld(options: Partial<SimulatorOptions>): World {
  return createWorld(completeOptions(options), new VirtualClock(NOW), NOW.getTime());
}

const buyers = makeWorld(SIZES);
const seasonal = makeWorld({ ...SIZES, profile: 'seasonal' });

function customersOf(world: World): readonly CustomerTruth[] {
  return readTruth(world, { at: NOW, customers: true }).perCustomer ?? [];
}

describe('the buyers profile', () => {
  it('makes as many repeat purchases as the latent rates foresee while customers are alive', () => {
    const world = buyers;
    const repeats = visits(buyers).reduce((sum, times) => sum + times.length - 1, 0);
    let foreseen = 0;
    for (const slot of world.customers.list()) {
      const { guest, ratePerDay, joinedAtMs, droppedOutAtMs } = world.customers.traits(slot);
      if (!guest) foreseen += (ratePerDay * ((droppedOutAtMs ?? NOW.getTime()) - joinedAtMs)) / DAY;
    }
    expect(repeats / foreseen).toBeGreaterThan(0.95);
    expect(repeats / foreseen).toBeLessThan(1.05);
  });

  it('loses some right at the first purchase and leaves some who never bought', () => {
    const customers = customersOf(buyers).filter((one) => !one.guest);
    const never = customers.filter((one) => one.firstOrderAt === null).length / customers.length;
    const once = customers.filter(
      (one) => one.countedOrders === 1 && one.droppedOutAt === one.firstOrderAt,
    );
    expect(never).toBeGreaterThan(0.18);
    expect(never).toBeLessThan(0.26);
    expect(once.length / customers.length).toBeGreaterThan(0.08);
  });

  it('gives every customer a mean basket that their orders scatter around', () => {
    const frequent = customersOf(buyers).filter((one) => one.countedOrders >= 8);
    const ratios = frequent.map(
      (one) => one.countedCents / one.countedOrders / one.meanBasketCents,
    );
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(frequent.length).toBeGreaterThan(100);
    expect(mean).toBeGreaterThan(0.85);
    expect(mean).toBeLessThan(1.2);
  });
});

describe('the seasonal profile', () => {
  it('is far more regular than the buyers profile', () => {
    const regular = irregularity(visits(seasonal));
    expect(irregularity(visits(buyers))).toBeGreaterThan(0.75);
    expect(regular).toBeLessThan(0.65);
  });

  it('sells more in April than in January', () => {
    const instants = visits(seasonal)
      .flat()
      .map((time) => new Date(time).toISOString());
    const in2025 = (month: string) =>
      instants.filter((instant) => instant.startsWith(`2025-${month}`)).length;
    expect(in2025('04')).toBeGreaterThan(in2025('01') * 1.3);
  });

  it('has people in every segment', () => {
    const { segments } = readTruth(seasonal, { at: NOW, customers: false });
    expect(Object.keys(segments)).toHaveLength(8);
  });
});
