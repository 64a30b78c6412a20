import type { Stream } from '../model/source';
import type { FieldDifference } from './replay-differences';

/** A record that cannot be made again, and why. */
export interface Unreplayable {
  readonly id: string;
  /** Field and complaint, never a value. */
  readonly reasons: readonly string[];
}

/** A record that would become, or became, another one. */
export interface ReplayedRecord {
  readonly id: string;
  readonly differences: readonly FieldDifference[];
}

/** What replaying one stream found. Lists of ids name every record of their kind. */
export interface ReplayReport {
  readonly stream: Stream;
  /** Records looked at, whatever became of them. */
  records: number;
  unchanged: number;
  /** Records that differ; without a dry run they are stored anew. */
  changed: number;
  /** Records that somebody wrote while they were being replayed; theirs is newer. */
  overtaken: number;
  /** Customers known only by an order: they never had a payload. */
  stubs: number;
  erased: number;
  /** Made by newer rules than these, so they are left alone. */
  readonly byNewerRules: string[];
  /** The payload was too long to keep, or is gone. */
  readonly withoutRaw: string[];
  readonly unreplayable: Unreplayable[];
  /** How many records differ in each field. */
  readonly fields: Record<string, number>;
  /** The first records that differ. */
  readonly examples: ReplayedRecord[];
  /** The last record that is done: where an interrupted replay goes on after. */
  cursor: string | null;
}

/** A report before the first record. */
export function emptyReplay(stream: Stream): ReplayReport {
  return {
    stream,
    records: 0,
    unchanged: 0,
    changed: 0,
    overtaken: 0,
    stubs: 0,
    erased: 0,
    byNewerRules: [],
    withoutRaw: [],
    unreplayable: [],
    fields: {},
    examples: [],
    cursor: null,
  };
}
