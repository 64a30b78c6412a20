import type {
  Database,
  Reader,
  StoredDocument,
  Write,
} from '../../../../functions/src/store/database';
import type { News } from '../messages';
import { toMicros, type WorldTime } from './world-time';

/** Firestore as a worker process uses it: in the world's time, and each call told to the parent before it is made. */
export function createReportingDatabase(
  inner: Database,
  time: WorldTime,
  tell: (news: News) => void,
): Database {
  return {
    ...createReader(inner, time, tell),
    atOneTime: (read) => {
      tell({ kind: 'call', label: 'read at one time' });
      return inner.atOneTime((reader) => read(createReader(reader, time, () => undefined)));
    },
    async commit(writes) {
      tell({ kind: 'call', label: `commit ${writes.at(-1)?.path}` });
      try {
        const at = await inner.commit(writes.map((write) => withTrueTime(write, time)));
        tell({ kind: 'committed', writes: writes.map(withoutTime), atMicros: toMicros(at) });
        return time.show(at);
      } catch (error) {
        const name = error instanceof Error ? error.name : String(error);
        tell({ kind: 'refused', error: name, paths: writes.map(({ path }) => path) });
        throw error;
      }
    },
    usage: () => inner.usage(),
    metered: () => createReportingDatabase(inner.metered(), time, tell),
  };
}

function createReader(inner: Reader, time: WorldTime, tell: (news: News) => void): Reader {
  const show = (documents: StoredDocument[]): StoredDocument[] =>
    documents.map((document) => ({
      ...document,
      writtenAt: document.writtenAt && time.show(document.writtenAt),
      readAt: time.showDate(document.readAt),
    }));
  return {
    async getAll(paths) {
      tell({ kind: 'call', label: `get ${paths[0]}` });
      return show(await inner.getAll(paths));
    },
    async query(query) {
      tell({ kind: 'call', label: `query ${query.collection}` });
      return show(await inner.query(query));
    },
    aggregate(aggregates) {
      tell({ kind: 'call', label: 'aggregate' });
      return inner.aggregate(aggregates);
    },
  };
}

function withTrueTime(write: Write, time: WorldTime): Write {
  if (!('ifWrittenAt' in write) || write.ifWrittenAt === undefined) return write;
  return { ...write, ifWrittenAt: time.toTrue(write.ifWrittenAt) };
}

/** A write as it can be sent to another process. */
function withoutTime(write: Write): Write {
  if (write.op === 'delete') return { op: 'delete', path: write.path };
  return { op: write.op, path: write.path, data: write.data };
}
