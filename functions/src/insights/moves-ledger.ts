import { SEGMENTS, type Segment } from '../model/segment';
import type { DayMoves, MovesMonth } from '../model/moves';

const NOTHING: DayMoves = { flows: {}, newcomers: {} };

/** What happened to the segments day by day, while it is brought up to what is stored. */
export class MovesLedger {
  private readonly days: Map<string, DayMoves>;

  constructor(months: readonly Pick<MovesMonth, 'days'>[]) {
    this.days = new Map(months.flatMap(({ days }) => Object.entries(days)));
  }

  /** Adds one move of a business day. */
  addMove(day: string, from: Segment, to: Segment): void {
    const { flows, newcomers } = this.of(day);
    const row = { ...flows[from], [to]: (flows[from]?.[to] ?? 0) + 1 };
    this.days.set(day, { flows: { ...flows, [from]: row }, newcomers });
  }

  /** Forgets a day's moves, so that they can be read again. */
  forgetMoves(day: string): void {
    this.days.set(day, { ...this.of(day), flows: {} });
  }

  /** Says how many customers began in each segment on a day. */
  setNewcomers(day: string, countOf: (segment: Segment) => number): void {
    const counts = SEGMENTS.map((segment) => [segment, countOf(segment)] as const);
    const newcomers = Object.fromEntries(counts.filter(([, count]) => count > 0));
    this.days.set(day, { ...this.of(day), newcomers });
  }

  /** The moves of a day, or of a month. */
  movesIn(dayOrMonth: string): number {
    const rows = this.within(dayOrMonth).flatMap(({ flows }) => Object.values(flows));
    return sum(rows.flatMap((row) => Object.values(row)));
  }

  /** The newcomers of a day, or of a month. */
  newcomersIn(dayOrMonth: string): number {
    return sum(this.within(dayOrMonth).flatMap(({ newcomers }) => Object.values(newcomers)));
  }

  /** The days of a month on which something happened, oldest first. */
  daysOf(month: string): Record<string, DayMoves> {
    const days = [...this.days].filter(
      ([day, { flows, newcomers }]) =>
        day.startsWith(month) && Object.keys(flows).length + Object.keys(newcomers).length > 0,
    );
    return Object.fromEntries(days.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  private of(day: string): DayMoves {
    return this.days.get(day) ?? NOTHING;
  }

  private within(dayOrMonth: string): DayMoves[] {
    return [...this.days].flatMap(([day, moves]) => (day.startsWith(dayOrMonth) ? [moves] : []));
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
