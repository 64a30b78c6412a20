import { LOADING, type Live } from './live';

/** Begins to read something and says what it has read; returns how to stop. */
export type Start<T> = (emit: (live: Live<T>) => void) => () => void;

/** What a reader of one entry needs. */
export interface LiveEntry<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly read: () => Live<T>;
}

/** Listeners by key: shared while several parts of the page look, and kept for a while after the last one left. */
export interface LiveCache {
  entry<T>(key: string, start: Start<T>): LiveEntry<T>;
  /** Keeps something beside what is read by a key, for as long as that is kept. */
  attach(key: string, value: unknown): void;
  /** What was kept so; undefined when nothing was, or is any more. */
  attached(key: string): unknown;
  /** Stops every listener and forgets what was read. */
  clear(): void;
}

// Long enough to come back to a page without waiting, short enough not to pay for figures nobody looks at.
const KEEP_MS = 3 * 60_000;

interface Kept {
  live: Live<unknown>;
  stop: (() => void) | null;
  readers: Set<() => void>;
  attached: unknown;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** An empty cache. A key always stands for the same thing, and so for the same type. */
export function createLiveCache(keepMs: number = KEEP_MS): LiveCache {
  const kept = new Map<string, Kept>();

  const drop = (key: string): void => {
    kept.get(key)?.stop?.();
    kept.delete(key);
  };

  const begin = <T>(made: Kept, start: Start<T>): void => {
    made.stop = start((live) => {
      // A listener that failed is dead: whoever tries again begins another for all who look.
      const retry = (): void => {
        made.live = LOADING;
        begin(made, start);
        for (const tell of made.readers) tell();
      };
      made.live = live.state === 'failed' ? { ...live, retry } : live;
      for (const tell of made.readers) tell();
    });
  };

  const open = <T>(key: string, start: Start<T>): Kept => {
    const known = kept.get(key);
    if (known) return known;
    const made: Kept = {
      live: LOADING,
      stop: null,
      readers: new Set(),
      attached: undefined,
      timer: undefined,
    };
    kept.set(key, made);
    begin(made, start);
    return made;
  };

  return {
    entry: <T>(key: string, start: Start<T>) => ({
      subscribe(onChange) {
        const found = open(key, start);
        clearTimeout(found.timer);
        found.readers.add(onChange);
        return () => {
          found.readers.delete(onChange);
          if (found.readers.size > 0) return;
          // A listener that failed is dead; the next reader starts a new one.
          const wait = found.live.state === 'failed' ? 0 : keepMs;
          found.timer = setTimeout(() => drop(key), wait);
        };
      },
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key always stands for the same type
      read: () => (kept.get(key)?.live ?? LOADING) as Live<T>,
    }),
    attach(key, value) {
      const found = kept.get(key);
      if (found) found.attached = value;
    },
    attached: (key) => kept.get(key)?.attached,
    clear() {
      for (const key of kept.keys()) drop(key);
    },
  };
}
