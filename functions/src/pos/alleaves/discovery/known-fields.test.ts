import { describeFields } from './describe-fields';
import { compareFields } from './known-fields';

it('names what nobody reads, and what is missing under all of its names', () => {
  const rows = [
    { id: 5, name: 'A', email: null, phone2: '1', loyalty_tier: 'gold', address: { city: '' } },
  ];
  const { unread, missing } = compareFields('customer', describeFields(rows));
  expect(unread).toStrictEqual(['address', 'loyalty_tier']);
  expect(missing).toContain('date_created or customer_since or created_at');
  expect(missing).toContain('loyalty_points');
  expect(
    missing.filter((names) => /\b(?:id|customer_name|email|phone)\b/.test(names)),
  ).toStrictEqual([]);
});

it('finds nothing to say about rows that have all that we read', () => {
  const row = { id_location: 1, location: 'A', timezone: 'UTC', active: true };
  expect(compareFields('location', describeFields([row]))).toStrictEqual({
    rowKind: 'location',
    unread: [],
    missing: [],
  });
});
