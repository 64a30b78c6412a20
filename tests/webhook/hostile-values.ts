import fc from 'fast-check';
import { customerRow, orderRow } from '../../functions/src/testing/alleaves-rows';

/** The receiver's clock while it is under attack. */
export const ATTACKED_AT = new Date('2026-01-30T12:00:00Z');
const SENT_AT = '2026-01-30T11:59:58.000Z';

type Fields = Record<string, unknown>;

/** A whole, valid order of the org, as it would be delivered. */
export const validOrder = (): Fields => ({
  event: 'order.updated',
  timestamp: SENT_AT,
  data: orderRow(50_177),
});

/** A whole, valid customer. */
export const validCustomer = (): Fields => ({
  event: 'customer.updated',
  timestamp: SENT_AT,
  data: customerRow(10_231, { date_updated: '2026-01-30T11:00:00.000Z' }),
});

/** Values that no field of a record may have, whatever it is: neither an id, nor money, nor a time, nor a list of lines. */
export const brokenValues = fc.oneof(
  fc.constantFrom<unknown>(
    true,
    [],
    {},
    [[]],
    [null],
    { $ne: null },
    'NaN',
    '1e309',
    'Infinity',
    '\uD800',
    '../../orgs/other',
    "'; DROP TABLE orders; --",
    '<script>alert(1)</script>',
    '2026-02-30T00:00:00Z',
    '9'.repeat(400),
    '__proto__',
  ),
  fc.array(fc.boolean(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.boolean(), { maxKeys: 3 }),
);

/** Fields that change nothing about what a body means, or should not. */
export const decorations = fc.dictionary(
  fc.constantFrom('org', 'orgId', 'path', '__proto__', 'constructor', 'source', 'note', ' id'),
  fc.oneof(
    fc.string(),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constant('orgs/other'),
    fc.constant({ deletedAt: null, version: '9' }),
  ),
  { maxKeys: 4 },
);

/** What an order cannot do without. */
const NEEDED_OF_ORDER = [
  'id_order',
  'date_created',
  'date_updated',
  'total',
  'items',
  'id_location',
] as const;
const NEEDED_OF_CUSTOMER = ['id_customer', 'date_created', 'date_updated'] as const;

function breakField(body: Fields, names: readonly string[]): fc.Arbitrary<Fields> {
  return fc
    .record({
      name: fc.constantFrom(...names),
      // A location that is not named is one that the record does not have, so it is always a wrong one.
      value: fc.oneof({ weight: 3, arbitrary: brokenValues }, fc.constant(undefined)),
      extra: decorations,
    })
    .map(({ name, value, extra }) => {
      const wrong = name === 'id_location' && value === undefined ? 1_999 : value;
      const data = Object.assign({}, body['data'], { [name]: wrong });
      return { ...body, data: { ...extra, ...data } };
    });
}

/** Bodies that are valid but for one thing that a record cannot do without. */
export const brokenRecords = fc.oneof(
  breakField(validOrder(), NEEDED_OF_ORDER),
  breakField(validCustomer(), NEEDED_OF_CUSTOMER),
);

/** Objects that look like deliveries and are none. */
export const strangeBodies = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc.record({
    event: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string(), fc.constant('order.teleported')),
    timestamp: fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00', '2020-01-01T00:00:00Z'),
    ),
    data: fc.jsonValue({ maxDepth: 4 }),
  }),
  fc.record({
    event: fc.constantFrom(
      'inventory.updated',
      'product.deleted',
      'order.created',
      'customer.created',
    ),
    data: fc.record({ id: fc.oneof(fc.integer(), fc.string(), brokenValues) }),
  }),
);
