import type { Database, Write } from '../store/database';

/** A database and every write that went through it. */
export interface WatchedDatabase extends Database {
  /** The writes of all commits that were applied, oldest first. */
  readonly written: readonly Write[];
  /** Forgets the writes so far. */
  forget(): void;
  /** When set, runs before each commit: throw to make it fail. */
  beforeCommit: ((writes: readonly Write[]) => void) | null;
}

/** Passes everything on and keeps what was written, also through `metered()`. */
export function watchDatabase(database: Database): WatchedDatabase {
  const written: Write[] = [];
  const watch = (inner: Database): Database => ({
    ...inner,
    async commit(writes) {
      watched.beforeCommit?.(writes);
      const at = await inner.commit(writes);
      written.push(...writes);
      return at;
    },
    metered: () => watch(inner.metered()),
  });
  const watched: WatchedDatabase = {
    ...watch(database),
    written,
    forget: () => void written.splice(0),
    beforeCommit: null,
  };
  return watched;
}

/** The paths among these writes that are records of customers, orders or products. */
export function recordPaths(written: readonly Write[]): string[] {
  return written.flatMap(({ path }) =>
    /^orgs\/[^/]+\/(?:customers|orders|products)\/[^/]+$/.test(path) ? path : [],
  );
}
