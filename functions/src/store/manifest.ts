import { z } from 'zod';
import type { Stream } from '../model/source';
import { manifestPartSchema, type ManifestPart, type StreamState } from '../model/stream-state';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';
import { NORMALISER_VERSION } from './records';

/** Records per shard: 30,000 hashes of 22 characters under keys of at most 5 digits stay below Firestore's document limit of 1 MiB. */
const SHARD_SIZE = 30_000n;

/** Shards for ids that are not numbers. */
const NAMED_SHARDS = 8;

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
  /** Whether entries were taken out, which only the shard itself can say. */
  shrunk: boolean;
}

/** Entries that lie beside the shards at most: a shard is almost 1 MiB, and is not rewritten for a few hashes. */
const RECENT = 250;

/** What a manifest has to be stored as. */
export interface ManifestWrites {
  /** The shards to be written; none while little has changed. */
  readonly writes: readonly Write[];
  /** What lies beside the shards: {@link StreamState} keeps it. */
  readonly recent: StreamState['recent'];
}

/**
 * What a stream's records were when they were last walked: external id → hash. It only spares reads: an entry that
 * is missing or old costs a look at the record itself, never a wrong decision. Shards load when first asked for; what was
 * learned since they were written lies beside them, until it is much.
 */
export class Manifest {
  private readonly shards = new Map<string, Shard>();
  private recent = new Map<string, string>();

  constructor(
    private readonly db: Reader,
    private readonly orgId: string,
    private readonly stream: Stream,
  ) {}

  /** Adds what was learned since the shards were written. */
  recall(recent: StreamState['recent']): void {
    const entries = readShard(recent);
    this.recent = new Map([...entries, ...this.recent]);
    for (const [id, hash] of this.recent) {
      const { shard, key } = placeOf(id);
      this.shards.get(shard)?.entries.set(key, hash);
    }
  }

  /** Makes sure that the shards of these ids are in memory. */
  load(externalIds: Iterable<string>): Promise<void> {
    return this.loadShards([...externalIds].map((id) => placeOf(id).shard));
  }

  /** Makes sure that these shards are in memory. */
  async loadShards(names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.shards.has(name));
    const documents = await this.db.getAll(missing.map((name) => this.pathOf(name)));
    for (const [index, name] of missing.entries()) {
      const entries = readShard(parseDocument(manifestPartSchema, documents[index]));
      this.shards.set(name, { entries, shrunk: false });
    }
    for (const [id, hash] of this.recent) {
      const { shard, key } = placeOf(id);
      if (missing.includes(shard)) this.shards.get(shard)?.entries.set(key, hash);
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
    this.recent.set(externalId, hash);
  }

  /** Forgets an id that is not walked any more. */
  forget(externalId: string): void {
    const { shard: name, key } = placeOf(externalId);
    const shard = this.shards.get(name);
    this.recent.delete(externalId);
    if (shard?.entries.delete(key)) shard.shrunk = true;
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

  /** What is to be stored: a few hashes beside the shards, or else one write for each shard that changed. */
  toStore(): ManifestWrites {
    const spills = this.recent.size > RECENT;
    const changed = new Set([...this.shards].flatMap(([name, { shrunk }]) => (shrunk ? name : [])));
    if (spills) for (const id of this.recent.keys()) changed.add(placeOf(id).shard);
    const recent = [...this.recent].filter(([id]) => {
      const { shard } = placeOf(id);
      return !changed.has(shard) || !this.shards.has(shard);
    });
    const writes = [...this.shards].flatMap(([name, { entries }]) =>
      changed.has(name)
        ? { op: 'set' as const, path: this.pathOf(name), data: writeShard(entries) }
        : [],
    );
    return { writes, recent: recent.length === 0 ? null : writeShard(recent) };
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

/** The entries of a part; those that another normaliser made are worth nothing. */
function readShard(part: ManifestPart | null): Map<string, string> {
  if (part?.normaliserVersion !== NORMALISER_VERSION) return new Map();
  return new Map(Object.entries(entriesSchema.parse(JSON.parse(part.entries))));
}

function writeShard(entries: Iterable<readonly [string, string]>): ManifestPart {
  return {
    normaliserVersion: NORMALISER_VERSION,
    entries: JSON.stringify(Object.fromEntries(entries)),
  };
}
