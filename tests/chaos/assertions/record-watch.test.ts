import { contentHash } from '../../../functions/src/sync/content-hash';
import { makeProduct } from '../../../functions/src/testing/cursor-records';
import { RecordWatch } from './record-watch';
import { Violations } from './violations';

const AT = new Date('2026-01-28T20:00:00Z');
const LATER = new Date('2026-01-28T20:30:00Z');
const PRODUCT = { ...makeProduct(1, AT), updatedAt: null, observedAt: AT };
const RENAMED = { ...PRODUCT, body: { ...PRODUCT.body, name: 'Another' }, observedAt: LATER };

/** Sees the product stored as it was observed. */
function createWatch(stored: typeof PRODUCT): RecordWatch {
  const watch = new RecordWatch(new Violations());
  const { observedAt } = stored;
  const version = { updatedAt: null, observedAt, hash: contentHash(stored) };
  const path = `orgs/maple/products/${stored.id}`;
  watch.onWrite({ op: 'set', path, data: { source: { version, erasedAt: undefined } } });
  return watch;
}

it('holds a record without an update time whose content is stored, whenever it was seen', () => {
  expect(createWatch(PRODUCT).holds('maple', { ...PRODUCT, observedAt: LATER })).toBe(true);
});

it('holds none whose new content is not stored', () => {
  expect(createWatch(PRODUCT).holds('maple', RENAMED)).toBe(false);
  expect(createWatch(PRODUCT).holds('birch', PRODUCT)).toBe(false);
});

it('holds what something seen later has replaced', () => {
  expect(createWatch(RENAMED).holds('maple', PRODUCT)).toBe(true);
});
