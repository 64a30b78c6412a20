import { calibrate } from './calibrate';
import type { Calibration } from './calibrate';
import type { BuyingProcess, Period } from './buying-process';
import { CATEGORY_FACTS } from './catalogue-facts';
import { CustomerBook } from './customer-book';
import type { StoreLocation } from './locations';
import { intoOpeningHours } from './opening-hours';
import { Random, STREAM } from './random';
import type { ZoneDays } from './zone-days';

/** Share of the roster that is walk-in rows named `Guest`. */
const GUEST_SHARE = 0.06;

/** What the generation of customers needs. */
export interface CustomerPlan {
  readonly seed: number;
  readonly customers: number;
  readonly locations: readonly StoreLocation[];
  readonly process: BuyingProcess;
  readonly period: Period;
  /** Orders that members are to make in all, at most. */
  readonly memberOrders: number;
  readonly zoneDays: ZoneDays;
}

/** A roster and the purchases its members made. */
export interface GeneratedCustomers {
  readonly book: CustomerBook;
  readonly visits: { readonly atMs: number; readonly customer: number }[];
  readonly calibration: Calibration;
}

/** Spreads the guest rows evenly over the roster. */
export function isGuestSlot(slot: number, customers: number): boolean {
  const guests = Math.round(customers * GUEST_SHARE);
  return Math.floor(((slot + 1) * guests) / customers) > Math.floor((slot * guests) / customers);
}

function drawHome(random: Random, locations: readonly StoreLocation[]): number {
  let roll = random.unit() * 100;
  return locations.find(({ salesPercent }) => (roll -= salesPercent) < 0)?.index ?? 0;
}

function drawFavourite(random: Random): number {
  return random.int(0, 5) % CATEGORY_FACTS.length;
}

/** Draws every customer and lets the members live through the period. */
export function generateCustomers(plan: CustomerPlan): GeneratedCustomers {
  const { seed, process, period } = plan;
  const slots = Array.from({ length: plan.customers }, (_, slot) => slot);
  const members = slots.filter((slot) => !isGuestSlot(slot, plan.customers));
  const calibration = calibrate(process, seed, members, period, plan.memberOrders);
  const { rateScale, buyerShare } = calibration;
  const book = new CustomerBook();
  const visits: { atMs: number; customer: number }[] = [];
  for (const slot of slots) {
    const guest = isGuestSlot(slot, plan.customers);
    const latent = process.draw(new Random(seed, STREAM.latent, slot), period, buyerShare);
    const random = new Random(seed, STREAM.process, slot);
    const taste = new Random(seed, STREAM.person, slot, 1);
    const homeLocation = drawHome(taste, plan.locations);
    const zone = plan.locations[homeLocation]?.zone ?? 'UTC';
    const open = (atMs: number) => intoOpeningHours(atMs, zone, plan.zoneDays, period.toMs);
    const droppedOutAtMs = guest
      ? null
      : process.live(latent, random, rateScale, period, (atMs) =>
          visits.push({ atMs: open(atMs), customer: slot }),
        );
    book.append({
      guest,
      joinedAtMs: open(latent.joinedAtMs),
      ratePerDay: guest ? 0 : latent.ratePerDay * rateScale,
      droppedOutAtMs: droppedOutAtMs === null ? null : open(droppedOutAtMs),
      meanBasketCents: latent.meanBasketCents,
      homeLocation,
      favourite: drawFavourite(taste),
    });
  }
  return { book, visits, calibration };
}
