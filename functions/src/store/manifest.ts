import { z } from 'zod';
import type { Stream } from '../model/source';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';
import { NORMALISER_VERSION } from './records';

/** Records per shard: 30,000 hashes of 22 characters under keys of at most 5 digits stay below Firestore's document limit of 1 MiB. */
const SHARD_SIZE = 30_000n;

/** Shards for ids that are not numbers. */
const NAMED_SHARDS = 8;

const shardSchema = z.strictObject({
  normaliserVersion: z.int(),
  /** JSON of key → hash, see `placeOf`. One string, since a map of this size would be indexed and decoded field by field. */
  entries: z.string(),
});
const entriesSchema = z.record(z.string(), z.string());

/** Marks an entry that complete walks have missed, and how many of them. */
const MISSED = /^m(\d+):/;

/** An id of a manifest. */
export interface Known {
  readonly externalId: string;
  /** Complete walks in a row that have missed it. */
  readonly misses: number;
}

interface Shard {
  readonly entries: Map<string, string>;
  changed: boolean;
}

/**
 * What a stream's records were when they were last walked: external id → hash. It only spares reads: an entry that
 * is missing or old costs a look at the record itself, never a wrong decision. Shards load when first asked for.
 */
export class Manifest {
  private readonly shards = new Map<string, Shard>();

  constructor(
    private readonly db: Reader,
    private readonly orgId: string,
    private readonly stream: Stream,
  ) {}

  /** Makes sure that the shards of these ids are in memory. */
  load(externalIds: Iterable<string>): Promise<void> {
    return this.loadShards([...externalIds].map((id) => placeOf(id).shard));
  }

  /** Makes sure that these shards are in memory. */
  async loadShards(names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.shards.has(name));
    const documents = await this.db.getAll(missing.map((name) => this.pathOf(name)));
    for (const [index, name] of missing.entries()) {
      const stored = parseDocument(shardSchema, documents[index]);
      const usable = stored?.normaliserVersion === NORMALISER_VERSION ? stored.entries : '{}';
      this.shards.set(name, {
        entries: new Map(Object.entries(readEntries(usable))),
        changed: false,
      });
    }
  }

  /** The hash that the last walk saw; undefined when unknown. Its shard must be loaded. */
  get(externalId: string): string | undefined {
    const { shard, key } = placeOf(externalId);
    return this.shards.get(shard)?.entries.get(key);
  }

  /** Remembers a hash. Its shard must be loaded. */
  set(externalId: string, hash: string): void {
    const { shard: name, key } = placeOf(externalId);
    const shard = this.shards.get(name);
    if (!shard) throw new RangeError('manifest shard is not loaded');
    if (shard.entries.get(key) === hash) return;
    shard.entries.set(key, hash);
    shard.changed = true;
  }

  /** Forgets an id that is not walked any more. */
  forget(externalId: string): void {
    const { shard: name, key } = placeOf(externalId);
    const shard = this.shards.get(name);
    if (shard?.entries.delete(key)) shard.changed = true;
  }

  /** Remembers that one more complete walk missed an id. When it is seen again, its record is looked at. */
  miss(externalId: string, misses: number): void {
    const hash = (this.get(externalId) ?? '').replace(MISSED, '');
    this.set(externalId, `m${misses}:${hash}`);
  }

  /** Every id in the loaded shards, with the complete walks in a row that have missed it. */
  known(): Known[] {
    return [...this.shards].flatMap(([name, { entries }]) =>
      [...entries].map(([key, entry]) => ({
        externalId: idAt(name, key),
        misses: Number(MISSED.exec(entry)?.[1] ?? 0),
      })),
    );
  }

  /** The loaded shards that hold something. */
  shardNames(): string[] {
    return [...this.shards].flatMap(([name, { entries }]) => (entries.size > 0 ? [name] : []));
  }

  /** Entries in the loaded shards. */
  get size(): number {
    let size = 0;
    for (const shard of this.shards.values()) size += shard.entries.size;
    return size;
  }

  /** One write for each shard that changed. */
  writes(): Write[] {
    const changed = [...this.shards].filter(([, shard]) => shard.changed);
    return changed.map(([name, shard]) => ({
      op: 'set',
      path: this.pathOf(name),
      data: {
        normaliserVersion: NORMALISER_VERSION,
        entries: JSON.stringify(Object.fromEntries(shard.entries)),
      },
    }));
  }

  private pathOf(name: string): string {
    return pathOf('manifest', { org: this.orgId, id: `${this.stream}-${name}` });
  }
}

/** Where an id's hash lies. Ids that are numbers lie together with their neighbours, under what the shard leaves of them. */
function placeOf(externalId: string): { shard: string; key: string } {
  if (/^(?:0|[1-9]\d{0,29})$/.test(externalId)) {
    const number = BigInt(externalId);
    return { shard: String(number / SHARD_SIZE), key: String(number % SHARD_SIZE) };
  }
  let sum = 0;
  for (const character of externalId)
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return { shard: `n${sum % NAMED_SHARDS}`, key: externalId };
}

function idAt(shard: string, key: string): string {
  return shard.startsWith('n') ? key : String(BigInt(shard) * SHARD_SIZE + BigInt(key));
}

function readEntries(json: string): Record<string, string> {
  return entriesSchema.parse(JSON.parse(json));
}
