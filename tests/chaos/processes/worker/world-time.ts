import { Timestamp } from 'firebase-admin/firestore';

/** From this instant of the true clock on, the world's clocks are ahead by so much. */
export interface Lead {
  readonly fromMs: number;
  readonly leadMs: number;
}

const MICROS = 1_000;

/**
 * The world's time in one process: the true clock, moved on in leaps that the parent announces. Instants of Firestore are
 * shown with the lead of their own time, so that every process sees the same age of a document.
 */
export class WorldTime {
  private leads: readonly Lead[] = [];
  private readonly trueOf = new WeakMap<Timestamp, Timestamp>();

  set(leads: readonly Lead[]): void {
    this.leads = leads;
  }

  readonly now = (): Date => this.showDate(new Date());

  showDate(at: Date): Date {
    return new Date(at.getTime() + this.leadAt(at.getTime()));
  }

  /** The shown time of a write; {@link toTrue} gives back what Firestore said. */
  show(at: Timestamp): Timestamp {
    const shown = Timestamp.fromMillis(at.toMillis() + this.leadAt(at.toMillis()));
    this.trueOf.set(shown, at);
    return shown;
  }

  toTrue(shown: Timestamp): Timestamp {
    return this.trueOf.get(shown) ?? shown;
  }

  private leadAt(trueMs: number): number {
    return this.leads.findLast(({ fromMs }) => fromMs <= trueMs)?.leadMs ?? 0;
  }
}

/** Microseconds since the epoch, exact as a number for the next centuries. */
export function toMicros(at: Timestamp): number {
  return at.seconds * 1_000_000 + Math.floor(at.nanoseconds / MICROS);
}
