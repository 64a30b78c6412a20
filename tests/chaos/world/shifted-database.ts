import { Timestamp } from 'firebase-admin/firestore';
import type {
  Database,
  Reader,
  StoredDocument,
  Write,
  WriteTime,
} from '../../../functions/src/store/database';

/** A database whose clock shows the world's time: leases of minutes end within a campaign of seconds. */
export interface ShiftedDatabase {
  readonly database: Database;
  advance(ms: number): void;
}

interface Shift {
  ms: number;
  /** The clock's lead at each commit, by its true time: what a reader is shown, and what a precondition is turned back to. */
  readonly shownOf: Map<string, WriteTime>;
  readonly trueOf: Map<string, WriteTime>;
}

/** A real database with a clock that can be moved on. Everything must be written through it. */
export function shiftClock(inner: Database): ShiftedDatabase {
  const shift: Shift = { ms: 0, shownOf: new Map(), trueOf: new Map() };
  return {
    database: open(inner, shift),
    advance: (ms) => {
      shift.ms += ms;
    },
  };
}

function open(inner: Database, shift: Shift): Database {
  return {
    ...readThrough(inner, shift),
    atOneTime: (read) => inner.atOneTime((reader) => read(readThrough(reader, shift))),
    async commit(writes) {
      return show(await inner.commit(writes.map((write) => toTrue(write, shift))), shift);
    },
    usage: () => inner.usage(),
    metered: () => open(inner.metered(), shift),
  };
}

function readThrough(reader: Reader, shift: Shift): Reader {
  const shown = (documents: StoredDocument[]): StoredDocument[] =>
    documents.map((document) => ({
      ...document,
      writtenAt: document.writtenAt && show(document.writtenAt, shift),
      readAt: new Date(document.readAt.getTime() + shift.ms),
    }));
  return {
    getAll: async (paths) => shown(await reader.getAll(paths)),
    query: async (query) => shown(await reader.query(query)),
    aggregate: (aggregates) => reader.aggregate(aggregates),
  };
}

function keyOf(at: WriteTime): string {
  return `${at.seconds}.${at.nanoseconds}`;
}

function show(at: WriteTime, shift: Shift): WriteTime {
  const known = shift.shownOf.get(keyOf(at));
  if (known) return known;
  const seconds = at.seconds + Math.floor(shift.ms / 1_000);
  const nanoseconds = at.nanoseconds + (shift.ms % 1_000) * 1_000_000;
  const carry = Math.floor(nanoseconds / 1_000_000_000);
  const shown = new Timestamp(seconds + carry, nanoseconds - carry * 1_000_000_000);
  shift.shownOf.set(keyOf(at), shown);
  shift.trueOf.set(keyOf(shown), at);
  return shown;
}

function toTrue(write: Write, shift: Shift): Write {
  if (!('ifWrittenAt' in write) || write.ifWrittenAt === undefined) return write;
  const ifWrittenAt = shift.trueOf.get(keyOf(write.ifWrittenAt)) ?? write.ifWrittenAt;
  return { ...write, ifWrittenAt };
}
