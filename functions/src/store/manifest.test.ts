import type { StoredDocument } from './database';
import { Manifest } from './manifest';

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

const shard = (entries: Record<string, string>, normaliserVersion = 1) => ({
  normaliserVersion,
  entries: JSON.stringify(entries),
});

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

  it('writes only the shards that changed, whole', async () => {
    const manifest = new Manifest(
      reader({ 'orgs/maple/manifests/orders-0': shard({ '1': 'h1', '2': 'h2' }) }),
      'maple',
      'orders',
    );
    await manifest.load(['1', '30000']);
    manifest.set('1', 'h1');
    expect(manifest.writes()).toStrictEqual([]);
    manifest.set('1', 'h9');
    expect(manifest.writes()).toStrictEqual([
      {
        op: 'set',
        path: 'orgs/maple/manifests/orders-0',
        data: { normaliserVersion: 1, entries: '{"1":"h9","2":"h2"}' },
      },
    ]);
  });

  it('keeps a full shard of hashes below the limit of a document', async () => {
    const manifest = new Manifest(reader(), 'maple', 'orders');
    const first = 30_000n * 300_239_975_158_033n;
    await manifest.load([String(first)]);
    for (let id = first; id < first + 30_000n; id += 1n) manifest.set(String(id), 'h'.repeat(22));
    const [write] = manifest.writes();
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
