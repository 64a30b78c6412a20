import type { StoredDocument, Write } from './database';
import { Manifest } from './manifest';
import { NORMALISER_VERSION } from './records';

/** A reader of these documents that remembers what it was asked for. */
function reader(documents: Readonly<Record<string, Record<string, unknown>>> = {}) {
  const asked: string[] = [];
  return {
    asked,
    getAll: (paths: readonly string[]): Promise<StoredDocument[]> => {
      asked.push(...paths);
      return Promise.resolve(
        paths.map((path) => ({
          path,
          id: path,
          data: documents[path] ?? null,
          writtenAt: null,
          readAt: new Date(0),
        })),
      );
    },
    query: () => Promise.reject(new Error('not asked for')),
    aggregate: () => Promise.reject(new Error('not asked for')),
  };
}

const shard = (entries: Record<string, string>, normaliserVersion = NORMALISER_VERSION) => ({
  normaliserVersion,
  entries: JSON.stringify(entries),
});

function readEntries(write: Write | undefined): unknown {
  return write?.op === 'set' ? JSON.parse(String(write.data['entries'])) : null;
}

describe('Manifest', () => {
  it('knows what was stored', async () => {
    const manifest = new Manifest(
      reader({ 'orgs/maple/manifests/orders-0': shard({ '1': 'h1' }) }),
      'maple',
      'orders',
    );
    await manifest.load(['1', '2']);
    expect([manifest.get('1'), manifest.get('2')]).toStrictEqual(['h1', undefined]);
    expect(manifest.size).toBe(1);
  });

  it('reads one document for each 30,000 ids, once', async () => {
    const db = reader();
    const manifest = new Manifest(db, 'maple', 'orders');
    await manifest.load(['0', '29999', '30000', '59999', '9007199254740993']);
    await manifest.load(['1', '30001']);
    expect(db.asked).toStrictEqual([
      'orgs/maple/manifests/orders-0',
      'orgs/maple/manifests/orders-1',
      'orgs/maple/manifests/orders-300239975158',
    ]);
  });

  it('spreads ids that are no numbers over eight documents', async () => {
    const db = reader();
    const manifest = new Manifest(db, 'maple', 'customers');
    await manifest.load(Array.from({ length: 500 }, (_, index) => `customer-${index}x`));
    expect(db.asked.toSorted()).toStrictEqual(
      Array.from({ length: 8 }, (_, index) => `orgs/maple/manifests/customers-n${index}`),
    );
  });

  it('trusts no hash of another version of the normaliser', async () => {
    const manifest = new Manifest(
      reader({ 'orgs/maple/manifests/orders-0': shard({ '1': 'h1' }, 0) }),
      'maple',
      'orders',
    );
    await manifest.load(['1']);
    expect(manifest.get('1')).toBeUndefined();
  });

  it('lays a few hashes beside the shards, and writes the changed shards whole when there are many', async () => {
    const db = reader({ 'orgs/maple/manifests/orders-0': shard({ '1': 'h1', '2': 'h2' }) });
    const manifest = new Manifest(db, 'maple', 'orders');
    await manifest.load(['1', '30000']);
    manifest.set('1', 'h1');
    expect(manifest.toStore()).toStrictEqual({ writes: [], recent: null });
    manifest.set('1', 'h9');
    expect(manifest.toStore()).toStrictEqual({ writes: [], recent: shard({ '1': 'h9' }) });
    for (let id = 3; id < 253; id += 1) manifest.set(String(id), 'h');
    const { writes, recent } = manifest.toStore();
    expect(recent).toBeNull();
    expect(writes).toMatchObject([{ op: 'set', path: 'orgs/maple/manifests/orders-0' }]);
    expect(readEntries(writes[0])).toMatchObject({ '1': 'h9', '2': 'h2', '252': 'h' });
  });

  it('knows what lay beside the shards, whether it is told before they load or after', async () => {
    const stored = { 'orgs/maple/manifests/orders-0': shard({ '1': 'h1' }) };
    const recent = shard({ '1': 'h9', '30001': 'h3' });
    const before = new Manifest(reader(stored), 'maple', 'orders');
    before.recall(recent);
    await before.load(['1', '30001']);
    const after = new Manifest(reader(stored), 'maple', 'orders');
    await after.load(['1', '30001']);
    after.recall(recent);
    for (const manifest of [before, after]) {
      expect([manifest.get('1'), manifest.get('30001')]).toStrictEqual(['h9', 'h3']);
      expect(manifest.toStore()).toStrictEqual({ writes: [], recent });
      expect(manifest.shardNames()).toStrictEqual(['0', '1']);
    }
  });

  it('trusts nothing beside the shards that another normaliser made', async () => {
    const manifest = new Manifest(reader(), 'maple', 'orders');
    manifest.recall(shard({ '1': 'h9' }, 0));
    await manifest.load(['1']);
    expect(manifest.get('1')).toBeUndefined();
  });

  it('keeps beside the shards what belongs to a shard that it has not read', () => {
    const manifest = new Manifest(reader(), 'maple', 'orders');
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, id) => [String(id), 'h']));
    manifest.recall(shard(many));
    expect(manifest.toStore()).toStrictEqual({ writes: [], recent: shard(many) });
  });

  it('writes the shard that an id was taken out of', async () => {
    const db = reader({ 'orgs/maple/manifests/orders-0': shard({ '1': 'h1', '2': 'h2' }) });
    const manifest = new Manifest(db, 'maple', 'orders');
    manifest.recall(shard({ '1': 'h9' }));
    await manifest.load(['1', '2']);
    manifest.forget('1');
    const { writes, recent } = manifest.toStore();
    expect(recent).toBeNull();
    expect(readEntries(writes[0])).toStrictEqual({ '2': 'h2' });
  });

  it('keeps a full shard of hashes below the limit of a document', async () => {
    const manifest = new Manifest(reader(), 'maple', 'orders');
    const first = 30_000n * 300_239_975_158_033n;
    await manifest.load([String(first)]);
    for (let id = first; id < first + 30_000n; id += 1n) manifest.set(String(id), 'h'.repeat(22));
    const [write] = manifest.toStore().writes;
    const bytes = Buffer.byteLength(write?.op === 'set' ? String(write.data['entries']) : '');
    expect(bytes).toBeGreaterThan(900_000);
    expect(bytes).toBeLessThan(1_048_576 - 1_000);
  });

  it('keeps ids apart that differ in leading zeros or in size', async () => {
    const manifest = new Manifest(reader(), 'maple', 'orders');
    const ids = ['7', '007', '30007', '9007199254740993', '9007199254740992', 'x7'];
    await manifest.load(ids);
    for (const id of ids) manifest.set(id, `hash of ${id}`);
    expect(ids.map((id) => manifest.get(id))).toStrictEqual(ids.map((id) => `hash of ${id}`));
  });

  it('remembers nothing of a shard that is not loaded', () => {
    expect(() => new Manifest(reader(), 'maple', 'orders').set('1', 'h')).toThrow(RangeError);
  });
});
