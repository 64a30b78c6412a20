import { at, grown, upperBound } from './columns';
import type { JsonObject } from './json';
import { OrderColumns } from './order-columns';
import type { OrderFacts, OrderLine } from './order-facts';

/** The first order id; slot n has this plus n unless it was given another. */
export const FIRST_ORDER_ID = 50_000;
const FIRST_LINE_ID = 80_000;
/** Units added to an existing order are numbered from here, beyond any generated unit. */
const FIRST_OWN_LINE_ID = 500_000_000;

/** Raw fields laid over a row, in the list only or wherever the order is shown. */
export interface RowOverride {
  readonly always: JsonObject;
  readonly listOnly: JsonObject;
}

/** All orders. A slot is a row number and never reused; the listing is by placing time. */
export class OrderBook {
  readonly columns = new OrderColumns();
  /** Grows with every change of any order: what was computed from the book at a version stays true at that version. */
  version = 0;
  private lineStart = new Uint32Array(0);
  private lineItem = new Uint16Array(0);
  private lineCents = new Int32Array(0);
  private lineCount = 0;
  private ownLineCount = 0;
  private readonly ownLines = new Map<number, readonly OrderLine[]>();
  private readonly byTime: number[] = [];
  private readonly deleted = new Set<number>();
  private readonly overrides = new Map<number, RowOverride>();
  private readonly givenIds = new Map<number, bigint>();
  private readonly slotsByGivenId = new Map<string, number>();

  /** Adds an order and numbers its units. Cheapest when orders come in the order they were placed. */
  append(
    facts: OrderFacts,
    units: readonly { itemIndex: number; unitCents: number }[],
    id?: bigint,
  ): number {
    const slot = this.columns.length;
    this.columns.write(slot, facts);
    this.lineStart = grown(this.lineStart, slot + 2, Uint32Array);
    this.lineItem = grown(this.lineItem, this.lineCount + units.length, Uint16Array);
    this.lineCents = grown(this.lineCents, this.lineCount + units.length, Int32Array);
    for (const unit of units) {
      this.lineItem[this.lineCount] = unit.itemIndex;
      this.lineCents[this.lineCount] = unit.unitCents;
      this.lineCount += 1;
    }
    this.lineStart[slot + 1] = this.lineCount;
    this.insertByTime(slot, facts.placedAtMs);
    if (id !== undefined) {
      this.givenIds.set(slot, id);
      this.slotsByGivenId.set(String(id), slot);
    }
    this.version += 1;
    return slot;
  }

  private insertByTime(slot: number, placedAtMs: number): void {
    const last = this.byTime.at(-1);
    if (last === undefined || this.columns.placedAt(last) <= placedAtMs) this.byTime.push(slot);
    else this.byTime.splice(this.countPlacedUntil(placedAtMs), 0, slot);
  }

  /** How many listed orders were placed at or before an instant. */
  countPlacedUntil(atMs: number): number {
    const placedAt = (position: number) => this.columns.placedAt(at(this.byTime, position));
    return upperBound(this.byTime.length, placedAt, atMs);
  }

  /** Slots by placing time, oldest first, deleted ones left out. */
  list(): readonly number[] {
    return this.byTime;
  }

  read(slot: number): OrderFacts {
    return this.columns.read(slot);
  }

  change(slot: number, change: Partial<OrderFacts>): void {
    this.columns.write(slot, { ...this.columns.read(slot), ...change });
    this.version += 1;
  }

  lines(slot: number): readonly OrderLine[] {
    const own = this.ownLines.get(slot);
    if (own !== undefined) return own;
    const start = at(this.lineStart, slot);
    return Array.from({ length: at(this.lineStart, slot + 1) - start }, (_, offset) => ({
      lineId: FIRST_LINE_ID + start + offset,
      itemIndex: at(this.lineItem, start + offset),
      unitCents: at(this.lineCents, start + offset),
    }));
  }

  /** Replaces the units of an order; `lineId` 0 asks for a new id. */
  setLines(slot: number, lines: readonly OrderLine[]): void {
    const numbered = lines.map((line) =>
      line.lineId === 0 ? { ...line, lineId: this.takeLineId() } : line,
    );
    this.ownLines.set(slot, numbered);
    this.version += 1;
  }

  private takeLineId(): number {
    this.ownLineCount += 1;
    return FIRST_OWN_LINE_ID + this.ownLineCount;
  }

  /** A safe integer, or a bigint for an id that was given as one. */
  idOf(slot: number): number | bigint {
    return this.givenIds.get(slot) ?? FIRST_ORDER_ID + slot;
  }

  /** The slot of an existing order's id, or null. */
  find(id: string): number | null {
    const slot = this.slotsByGivenId.get(id) ?? Number(id) - FIRST_ORDER_ID;
    const known = Number.isInteger(slot) && slot >= 0 && slot < this.columns.length;
    return known && String(this.idOf(slot)) === id && !this.deleted.has(slot) ? slot : null;
  }

  delete(slot: number): void {
    this.deleted.add(slot);
    this.byTime.splice(this.byTime.indexOf(slot), 1);
    this.version += 1;
  }

  override(slot: number, fields: JsonObject, listOnly: boolean): void {
    const earlier = this.overrides.get(slot) ?? { always: {}, listOnly: {} };
    const key = listOnly ? 'listOnly' : 'always';
    this.overrides.set(slot, { ...earlier, [key]: { ...earlier[key], ...fields } });
    this.version += 1;
  }

  overrideOf(slot: number): RowOverride | null {
    return this.overrides.get(slot) ?? null;
  }
}
