import { STREAMS, type Stream } from '../../../functions/src/model/source';
import type { Row } from '../oracle/rows';
import type { HoldAnswer } from '../schedule/step';

/** A record that the point of sale no longer has. */
export interface Absence {
  /** What the POS last said of it; empty for a product. */
  readonly row: Row;
  readonly sinceMs: number;
}

/** The customer who is to be erased. */
export interface Person {
  readonly id: string;
  /** What the point of sale says of them, whatever else changes. */
  readonly says: Row;
  /** What nobody else is called or reached by. */
  readonly words: readonly string[];
  /** Addresses and the last ten digits of numbers that were ever on file, others may have them too. */
  readonly details: readonly string[];
  /** Whether staff have asked for the erasure, */
  asked: boolean;
  /** and been told that it is done. */
  erased: boolean;
}

/** What somebody decided about a mass vanish last. */
export interface Decided {
  readonly answer: HoldAnswer;
  /** The POS's ids that the question named. */
  readonly ids: readonly string[];
}

/** What was done at the point of sale and by staff that the point of sale itself does not tell afterwards. */
export class Chronicle {
  /** What is gone now, by the POS's id. */
  readonly gone: Readonly<Record<Stream, Map<string, Absence>>> = {
    customers: new Map(),
    orders: new Map(),
    products: new Map(),
  };
  readonly decided = new Map<Stream, Decided>();
  person: Person | null = null;
  /** Whether something happened that only a walk of everything shows. */
  fullWalkDue = false;
  /** Orders of the last days that changed behind the window of a plain pull. */
  readonly changedLate = new Set<string>();
  private readonly firstGoneMs = new Map<string, number>();

  leave(stream: Stream, id: string, absence: Absence): void {
    this.gone[stream].set(id, absence);
    const key = `${stream}/${id}`;
    if (!this.firstGoneMs.has(key)) this.firstGoneMs.set(key, absence.sinceMs);
    this.fullWalkDue = true;
  }

  comeBack(stream: Stream, id: string): void {
    this.gone[stream].delete(id);
  }

  /** When a record disappeared for the first time; null when it never did. */
  goneSinceMs(stream: Stream, id: string): number | null {
    return this.firstGoneMs.get(`${stream}/${id}`) ?? null;
  }

  /** Everything that is gone now. */
  listGone(): { stream: Stream; id: string; absence: Absence }[] {
    return STREAMS.flatMap((stream) =>
      [...this.gone[stream]].map(([id, absence]) => ({ stream, id, absence })),
    );
  }
}
