import { at, grown } from './columns';
import type { JsonObject } from './json';

/** What only the simulator knows of a customer. */
export interface CustomerTraits {
  readonly guest: boolean;
  readonly joinedAtMs: number;
  /** Purchases a day while the customer is alive; 0 for guests. */
  readonly ratePerDay: number;
  /** When the customer gave up for good; null while alive. */
  readonly droppedOutAtMs: number | null;
  /** The customer's own mean basket before tax. */
  readonly meanBasketCents: number;
  readonly homeLocation: number;
  /** Index of the category bought most. */
  readonly favourite: number;
}

/** The first customer id; slot n has this plus n unless it was given another. */
export const FIRST_CUSTOMER_ID = 10_000;

/** The roster, stored in columns: a slot is a row number and never reused. */
export class CustomerBook {
  length = 0;
  private guest = new Uint8Array(0);
  private joinedAtMs = new Float64Array(0);
  private ratePerDay = new Float64Array(0);
  private droppedOutAtMs = new Float64Array(0);
  private meanBasketCents = new Float64Array(0);
  private home = new Uint8Array(0);
  private favourite = new Uint8Array(0);
  private readonly deleted = new Set<number>();
  private readonly changes = new Map<number, { fields: JsonObject; atMs: number }>();
  private readonly givenIds = new Map<number, bigint>();
  private readonly slotsByGivenId = new Map<string, number>();
  private listed: readonly number[] | null = null;

  append(traits: CustomerTraits, id?: bigint): number {
    const slot = this.length;
    this.reserve(slot + 1);
    this.guest[slot] = traits.guest ? 1 : 0;
    this.joinedAtMs[slot] = traits.joinedAtMs;
    this.ratePerDay[slot] = traits.ratePerDay;
    this.droppedOutAtMs[slot] = traits.droppedOutAtMs ?? Number.NaN;
    this.meanBasketCents[slot] = traits.meanBasketCents;
    this.home[slot] = traits.homeLocation;
    this.favourite[slot] = traits.favourite;
    this.length += 1;
    this.listed = null;
    if (id !== undefined) {
      this.givenIds.set(slot, id);
      this.slotsByGivenId.set(String(id), slot);
    }
    return slot;
  }

  private reserve(length: number): void {
    if (this.guest.length >= length) return;
    this.guest = grown(this.guest, length, Uint8Array);
    this.joinedAtMs = grown(this.joinedAtMs, length, Float64Array);
    this.ratePerDay = grown(this.ratePerDay, length, Float64Array);
    this.droppedOutAtMs = grown(this.droppedOutAtMs, length, Float64Array);
    this.meanBasketCents = grown(this.meanBasketCents, length, Float64Array);
    this.home = grown(this.home, length, Uint8Array);
    this.favourite = grown(this.favourite, length, Uint8Array);
  }

  traits(slot: number): CustomerTraits {
    const droppedOutAtMs = at(this.droppedOutAtMs, slot);
    return {
      guest: at(this.guest, slot) === 1,
      joinedAtMs: at(this.joinedAtMs, slot),
      ratePerDay: at(this.ratePerDay, slot),
      droppedOutAtMs: Number.isNaN(droppedOutAtMs) ? null : droppedOutAtMs,
      meanBasketCents: at(this.meanBasketCents, slot),
      homeLocation: at(this.home, slot),
      favourite: at(this.favourite, slot),
    };
  }

  isGuest(slot: number): boolean {
    return at(this.guest, slot) === 1;
  }

  isDeleted(slot: number): boolean {
    return this.deleted.has(slot);
  }

  /** A safe integer, or a bigint for an id that was given as one. */
  idOf(slot: number): number | bigint {
    return this.givenIds.get(slot) ?? FIRST_CUSTOMER_ID + slot;
  }

  /** The slot of an id that is in the roster, or null. */
  find(id: string): number | null {
    const slot = this.slotsByGivenId.get(id) ?? Number(id) - FIRST_CUSTOMER_ID;
    const known = Number.isInteger(slot) && slot >= 0 && slot < this.length;
    return known && String(this.idOf(slot)) === id && !this.deleted.has(slot) ? slot : null;
  }

  /** The slots of the roster in id order, deleted ones left out. */
  list(): readonly number[] {
    this.listed ??= Array.from({ length: this.length }, (_, slot) => slot).filter(
      (slot) => !this.deleted.has(slot),
    );
    return this.listed;
  }

  /** Fields that staff changed, merged over the row. */
  change(slot: number, fields: JsonObject, atMs: number): void {
    const earlier = this.changes.get(slot)?.fields ?? {};
    this.changes.set(slot, { fields: { ...earlier, ...fields }, atMs });
  }

  changeOf(slot: number): { readonly fields: JsonObject; readonly atMs: number } | null {
    return this.changes.get(slot) ?? null;
  }

  delete(slot: number): void {
    this.deleted.add(slot);
    this.listed = null;
  }
}
