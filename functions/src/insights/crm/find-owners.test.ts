import fc from 'fast-check';
import { makeCard as card } from '../../testing/make-card';
import type { ContactCard } from './contact-card';
import { findOwners } from './find-owners';

const ann = { firstName: 'ann', lastName: 'lee' };
const bob = { firstName: 'bob', lastName: 'ray' };
const phone = '+13155550123';
const email = 'ann@example.test';
const other = card('alv_2', { ...bob, phone: '+13155550188', email: 'bob@example.test' });

type Side = Partial<ContactCard>;

/** The reasons that name a detail, with the detail. */
const DETAILS = [
  ['same_phone', 'phone'],
  ['same_email', 'email'],
] as const;

const ORDERS: readonly [string, Side, Side, string | null, readonly string[]][] = [
  [
    'the same phone number and name',
    { ...ann, phone },
    { ...ann, phone },
    'strong',
    ['same phone number ending 0123', 'same first and last name'],
  ],
  [
    'the same address and name',
    { ...ann, email },
    { ...ann, email },
    'strong',
    ['same e-mail address', 'same first and last name'],
  ],
  [
    'both, and an initial',
    { firstName: 'a', lastName: 'lee', email, phone },
    { ...ann, email, phone },
    'strong',
    [
      'same phone number ending 0123',
      'same e-mail address',
      'same last name, first names that may be one',
    ],
  ],
  [
    'the same phone number without a name',
    { phone },
    { ...ann, phone },
    'likely',
    ['same phone number ending 0123'],
  ],
  [
    'the same address and an initial',
    { firstName: 'a', lastName: 'lee', email },
    { ...ann, email },
    'possible',
    ['same e-mail address', 'same last name, first names that may be one'],
  ],
  ['the same phone number in another name', { ...bob, phone }, { ...ann, phone }, null, []],
  ['the same address in another name', { ...bob, email }, { ...ann, email }, null, []],
  ['the same address without a name', { email }, { ...ann, email }, null, []],
  ['the same name alone', ann, { ...ann, phone }, null, []],
  ['nothing', { phone: '+13155550199' }, { ...ann, phone }, null, []],
];

const value = (...values: string[]) => fc.constantFrom(null, ...values);
const side = fc.record({
  firstName: value('ann', 'bob'),
  lastName: value('lee', 'ray'),
  email: value('x@example.test', 'y@example.test'),
  phone: value('+13155550123', '+13155550124'),
  suggestable: fc.boolean(),
});
const cards = (prefix: string) =>
  fc
    .array(side, { maxLength: 6 })
    .map((all) => all.map((one, index) => card(`${prefix}${index}`, one)));

describe('findOwners', () => {
  it.each(ORDERS)('judges %s', (_, left, known, strength, reasons) => {
    const found = findOwners([card('alv_50', left)], [card('alv_1', known), other]);
    expect(
      found.map((one) => ({ ...one, reasons: one.reasons.map(({ text }) => text) })),
    ).toStrictEqual(
      strength === null
        ? []
        : [{ kind: 'owner', orderId: 'alv_50', customerId: 'alv_1', strength, reasons }],
    );
  });

  const order = card('alv_50', { ...ann, phone, email });

  it.each([
    ['a phone number', { phone }, { phone }],
    ['an address', { email }, { email }],
    ['a phone number, with a walk-in row', { phone }, { phone, suggestable: false }],
  ])('says nothing by what several customers have: %s', (_, first, second) => {
    const customers = [card('alv_1', { ...ann, ...first }), card('alv_3', { ...ann, ...second })];
    expect(findOwners([order], customers)).toStrictEqual([]);
    expect(findOwners([order], customers.slice(0, 1))).toHaveLength(1);
  });

  it.each([
    ['a phone number', { phone }],
    ['an address', { email }],
  ])('says nothing by %s that was left in names of different people', (_, detail) => {
    const mine = card('alv_50', { ...ann, ...detail });
    const again = card('alv_51', { firstName: 'a', lastName: 'lee', ...detail });
    const others = card('alv_52', { ...bob, ...detail });
    const owner = card('alv_1', { ...ann, ...detail });
    expect(findOwners([mine, again], [owner])).toHaveLength(2);
    expect(findOwners([mine, again, others], [owner])).toStrictEqual([]);
    const nameless = card('alv_1', detail);
    expect(findOwners([mine, others], [nameless])).toStrictEqual([]);
  });

  it('takes customers whom staff linked for one, and names the one who leads', () => {
    const linked = { ...ann, phone, suggestable: false, person: 'alv_1' };
    const leading = card('alv_1', { ...ann, email: 'else@example.test' });
    expect(findOwners([order], [leading, card('alv_3', linked)])).toMatchObject([
      { customerId: 'alv_1', strength: 'strong' },
    ]);
    expect(findOwners([order], [card('alv_3', linked)])).toStrictEqual([]);
  });

  it('suggests neither of two whom an order leads to', () => {
    const customers = [card('alv_1', { phone }), card('alv_3', { ...ann, email })];
    expect(findOwners([order], customers)).toStrictEqual([]);
    const apart = [card('alv_1', { ...bob, phone }), card('alv_3', { ...ann, email })];
    expect(findOwners([order], apart)).toMatchObject([{ customerId: 'alv_3' }]);
  });

  it.each([
    [
      'order',
      card('alv_50', { ...ann, phone, suggestable: false }),
      card('alv_1', { ...ann, phone }),
    ],
    ['customer', order, card('alv_1', { ...ann, phone, suggestable: false })],
  ])('suggests nothing for a decided %s', (_, one, customer) => {
    expect(findOwners([one], [customer])).toStrictEqual([]);
  });

  it('names each order once, never by a detail that several have, and whatever the sequence', () => {
    fc.assert(
      fc.property(cards('o'), cards('c'), (orders, customers) => {
        const found = findOwners(orders, customers);
        expect(findOwners(orders.toReversed(), customers.toReversed())).toStrictEqual(found);
        expect(new Set(found.map(({ orderId }) => orderId)).size).toBe(found.length);
        for (const { orderId, reasons } of found) {
          const kinds = reasons.map(({ kind }) => kind);
          const details = DETAILS.filter(([kind]) => kinds.includes(kind));
          const left = orders.find(({ id }) => id === orderId);
          const sharers = details.map(
            ([, detail]) => customers.filter((one) => one[detail] === left?.[detail]).length,
          );
          expect(details.length).toBeGreaterThan(0);
          expect(sharers).toStrictEqual(details.map(() => 1));
          expect(kinds).not.toContain('different_name');
        }
      }),
    );
  });
});
