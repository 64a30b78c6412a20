import { refuseRewriting } from '../store/append-only';
import type { Database, Reader, Usage, Write, WriteTime } from '../store/database';
import { applyWrites, toStoredDocument, toWriteTime, type Documents } from './memory-documents';
import { runQuery, sumField } from './memory-query';

const START = new Date('2026-01-01T00:00:00.000Z');
const MAX_COMMIT_WRITES = 500;
const MICROSECONDS = 1_000;

/** What tests put between a caller and the documents. Each is asked every time; absent ones change nothing. */
export interface MemoryFaults {
  /** In place of each commit; `apply` makes it. Throw before it, after it, or do something else first. */
  commit?: (writes: readonly Write[], apply: () => WriteTime) => Promise<WriteTime>;
  /** Before every read outside of `atOneTime`, and before each `atOneTime` as a whole. */
  read?: () => Promise<void>;
}

/** A database in memory, with what tests may see and do beside the port. */
export interface MemoryDatabase extends Database {
  readonly faults: MemoryFaults;
  /** Moves the database's own clock on. */
  advance(ms: number): void;
  /** Every document by path. */
  dump(): ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Deletes documents as the removal of an organisation does: by no commit of the port, but disturbed like one. */
  removeAll(paths: readonly string[]): Promise<void>;
  /** The paths of all documents that begin so, sorted. */
  pathsUnder(prefix: string): string[];
  /** Every commit that was applied, oldest first. */
  readonly commits: readonly (readonly Write[])[];
}

interface State {
  readonly documents: Documents;
  microseconds: number;
  readonly commits: (readonly Write[])[];
  readonly faults: MemoryFaults;
}

/** An empty database that keeps the {@link Database} contract and forgets everything with its last reference. */
export function createMemoryDatabase(): MemoryDatabase {
  const state: State = {
    documents: new Map(),
    microseconds: START.getTime() * MICROSECONDS,
    commits: [],
    faults: {},
  };
  const { faults, commits } = state;
  return Object.assign(open(state), {
    faults,
    commits,
    advance: (ms: number): void => {
      state.microseconds += ms * MICROSECONDS;
    },
    dump: () => new Map([...state.documents].map(([path, { data }]) => [path, data])),
    removeAll: async (paths: readonly string[]) => {
      const usage = { writes: 0, deletes: 0 };
      await commitWrites(
        state,
        usage,
        paths.map((path) => ({ op: 'delete', path })),
      );
    },
    pathsUnder: (prefix: string) =>
      [...state.documents.keys()].filter((path) => path.startsWith(prefix)).toSorted(),
  });
}

function open(state: State): Database {
  const usage = { reads: 0, writes: 0, deletes: 0 };
  const live = createReader(() => state.documents, state, usage);
  const disturbed = async <T>(read: () => Promise<T>): Promise<T> => {
    await state.faults.read?.();
    return read();
  };
  return {
    getAll: (paths) => disturbed(() => live.getAll(paths)),
    query: (query) => disturbed(() => live.query(query)),
    aggregate: (aggregates) => disturbed(() => live.aggregate(aggregates)),
    atOneTime: (read) =>
      disturbed(() => {
        const snapshot: Documents = new Map(state.documents);
        return read(createReader(() => snapshot, state, usage));
      }),
    async commit(writes) {
      refuseRewriting(writes);
      return commitWrites(state, usage, writes);
    },
    usage: (): Usage => ({ ...usage }),
    metered: () => open(state),
  };
}

function commitWrites(
  state: State,
  usage: { writes: number; deletes: number },
  writes: readonly Write[],
): Promise<WriteTime> {
  const apply = (): WriteTime => applyCommit(state, usage, writes);
  return state.faults.commit ? state.faults.commit(writes, apply) : Promise.resolve().then(apply);
}

function applyCommit(
  state: State,
  usage: { writes: number; deletes: number },
  writes: readonly Write[],
): WriteTime {
  if (writes.length === 0 || writes.length > MAX_COMMIT_WRITES)
    throw new RangeError(`a commit takes 1-${MAX_COMMIT_WRITES} writes, not ${writes.length}`);
  const at = toWriteTime(state.microseconds + 1);
  applyWrites(state.documents, writes, at);
  state.microseconds += 1;
  state.commits.push(writes);
  for (const { op } of writes) {
    if (op === 'delete') usage.deletes += 1;
    else usage.writes += 1;
  }
  return lastWriteTime(state, writes) ?? at;
}

/** As Firestore answers: the time of the last document, which an unchanged one keeps. */
function lastWriteTime(state: State, writes: readonly Write[]): WriteTime | undefined {
  return state.documents.get(writes.at(-1)?.path ?? '')?.writtenAt;
}

function createReader(documents: () => Documents, state: State, usage: { reads: number }): Reader {
  const readAt = (): Date => new Date(Math.ceil(state.microseconds / MICROSECONDS));
  return {
    async getAll(paths) {
      usage.reads += paths.length;
      return Promise.resolve(
        paths.map((path) => toStoredDocument(path, documents().get(path), readAt())),
      );
    },
    async query(query) {
      const found = runQuery(documents(), query);
      usage.reads += Math.max(1, found.length);
      return Promise.resolve(
        found.map(([path, document]) => toStoredDocument(path, document, readAt())),
      );
    },
    async aggregate(aggregates) {
      usage.reads += aggregates.length;
      return Promise.resolve(
        aggregates.map(({ query, sum }) => {
          const found = runQuery(documents(), query);
          return { count: found.length, sum: sum === undefined ? 0 : sumField(found, sum) };
        }),
      );
    },
  };
}
