import type { Database } from '../../../functions/src/store/database';
import type { Seam } from './seam';

/** The database inside a call of the POS, which is one turn: what is read and written there does not wait, but may fail. */
export function createSessionDatabase(inner: Database, seam: Seam): Database {
  return {
    ...createChaosDatabase(inner, seam),
    getAll: (paths) => seam.readWithin(() => inner.getAll(paths)),
    commit: (writes) => seam.commitWithin(writes, () => inner.commit(writes)),
  };
}

/** A database as one worker sees it: every call waits for its turn and may fail, or be the worker's last. */
export function createChaosDatabase(inner: Database, seam: Seam): Database {
  return {
    getAll: (paths) =>
      seam.read(
        `get ${paths
          .map((path) => path.split('/').slice(2).join('/'))
          .slice(0, 3)
          .join(' ')}`,
        () => inner.getAll(paths),
      ),
    query: (query) => seam.read(`query ${query.collection}`, () => inner.query(query)),
    aggregate: (aggregates) => seam.read('aggregate', () => inner.aggregate(aggregates)),
    atOneTime: (read) =>
      seam.read('read at one time', () => {
        seam.noteReadTime();
        return inner.atOneTime(read);
      }),
    commit: (writes) => seam.commit(writes, () => inner.commit(writes)),
    usage: () => inner.usage(),
    metered: () => createChaosDatabase(inner.metered(), seam),
  };
}
