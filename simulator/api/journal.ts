import type { Json } from '../world/json';

/** One request the POS received. */
export interface JournalEntry {
  readonly seq: number;
  /** Instant of the virtual clock, ISO. */
  readonly at: string;
  readonly method: string;
  /** Below the base URL, without the query: `/order/50177`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What was sent; null for a login, whose body is never kept. */
  readonly body: Json;
  /** 0 when the connection was cut before an answer. */
  status: number;
  /** Rows of the answer, when it is a list. */
  rows: number | null;
  /** Kinds of the faults that struck. */
  readonly faults: string[];
  /** Real time from the request to the end of the answer. */
  durationMs: number;
}

const MOST_ENTRIES = 200_000;

/** Every request since the start or the last clearing, oldest first. */
export class Journal {
  private list: JournalEntry[] = [];
  private seq = 0;

  add(
    entry: Omit<JournalEntry, 'seq' | 'status' | 'rows' | 'faults' | 'durationMs'>,
  ): JournalEntry {
    this.seq += 1;
    const added = { ...entry, seq: this.seq, status: 0, rows: null, faults: [], durationMs: 0 };
    if (this.list.length >= MOST_ENTRIES) this.list = this.list.slice(MOST_ENTRIES / 2);
    this.list.push(added);
    return added;
  }

  entries(): readonly JournalEntry[] {
    return this.list;
  }

  /** Requests by `METHOD path`, ids replaced by `*`. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { method, path } of this.list) {
      const key = `${method} ${path.replaceAll(/\/\d+/g, '/*')}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }

  /** Login attempts, failed ones included. */
  logins(): number {
    return this.list.filter(({ method, path }) => method === 'POST' && path === '/auth').length;
  }

  clear(): void {
    this.list = [];
  }
}
