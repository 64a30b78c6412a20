import { at, grown } from './columns';
import { ORDER_TYPES } from './order-facts';
import type { OrderFacts } from './order-facts';

/** Orders in columns: about 50 bytes each, so that 400,000 of them stay small. */
export class OrderColumns {
  length = 0;
  private customer = new Int32Array(0);
  private location = new Uint8Array(0);
  private type = new Uint8Array(0);
  private status = new Uint8Array(0);
  private paidInFull = new Uint8Array(0);
  private placedAtMs = new Float64Array(0);
  private updatedAtMs = new Float64Array(0);
  private subtotalCents = new Int32Array(0);
  private discountCents = new Int32Array(0);
  private taxCents = new Int32Array(0);
  private totalCents = new Int32Array(0);

  /** Writes a row, the next one or an existing one. */
  write(slot: number, facts: OrderFacts): void {
    this.reserve(slot + 1);
    this.customer[slot] = facts.customer;
    this.location[slot] = facts.location;
    this.type[slot] = ORDER_TYPES.indexOf(facts.type);
    this.status[slot] = facts.status;
    this.paidInFull[slot] = facts.paidInFull ? 1 : 0;
    this.placedAtMs[slot] = facts.placedAtMs;
    this.updatedAtMs[slot] = facts.updatedAtMs;
    this.subtotalCents[slot] = facts.subtotalCents;
    this.discountCents[slot] = facts.discountCents;
    this.taxCents[slot] = facts.taxCents;
    this.totalCents[slot] = facts.totalCents;
    this.length = Math.max(this.length, slot + 1);
  }

  read(slot: number): OrderFacts {
    return {
      customer: at(this.customer, slot),
      location: at(this.location, slot),
      type: ORDER_TYPES[at(this.type, slot)] ?? 'retail',
      status: at(this.status, slot),
      paidInFull: at(this.paidInFull, slot) === 1,
      placedAtMs: at(this.placedAtMs, slot),
      updatedAtMs: at(this.updatedAtMs, slot),
      subtotalCents: at(this.subtotalCents, slot),
      discountCents: at(this.discountCents, slot),
      taxCents: at(this.taxCents, slot),
      totalCents: at(this.totalCents, slot),
    };
  }

  placedAt(slot: number): number {
    return at(this.placedAtMs, slot);
  }

  updatedAt(slot: number): number {
    return at(this.updatedAtMs, slot);
  }

  locationOf(slot: number): number {
    return at(this.location, slot);
  }

  private reserve(length: number): void {
    if (this.customer.length >= length) return;
    this.customer = grown(this.customer, length, Int32Array);
    this.location = grown(this.location, length, Uint8Array);
    this.type = grown(this.type, length, Uint8Array);
    this.status = grown(this.status, length, Uint8Array);
    this.paidInFull = grown(this.paidInFull, length, Uint8Array);
    this.placedAtMs = grown(this.placedAtMs, length, Float64Array);
    this.updatedAtMs = grown(this.updatedAtMs, length, Float64Array);
    this.subtotalCents = grown(this.subtotalCents, length, Int32Array);
    this.discountCents = grown(this.discountCents, length, Int32Array);
    this.taxCents = grown(this.taxCents, length, Int32Array);
    this.totalCents = grown(this.totalCents, length, Int32Array);
  }
}
