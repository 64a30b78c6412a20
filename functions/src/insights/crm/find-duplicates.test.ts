import fc from 'fast-check';
import { makeCard as card } from '../../testing/make-card';
import type { ContactCard } from './contact-card';
import { findDuplicates } from './find-duplicates';

const ann = { firstName: 'ann', lastName: 'lee' };
const bob = { firstName: 'bob', lastName: 'lee' };
const phone = '+13155550123';
const email = 'lee@example.test';
const birthDate = '1987-06-05';

type Side = Partial<ContactCard>;
const both = (one: Side, other: Side, shared: Side): [Side, Side] => [
  { ...one, ...shared },
  { ...other, ...shared },
];

const PAIRS: readonly [string, readonly [Side, Side], string | null, readonly string[]][] = [
  [
    'the same phone number and name',
    both(ann, ann, { phone }),
    'strong',
    ['same phone number ending 0123', 'same first and last name'],
  ],
  [
    'the same address and name',
    both(ann, ann, { email }),
    'strong',
    ['same e-mail address', 'same first and last name'],
  ],
  [
    'the same name and birth date',
    both(ann, ann, { birthDate }),
    'likely',
    ['same birth date', 'same first and last name'],
  ],
  [
    'everything',
    both(ann, ann, { phone, email, birthDate }),
    'strong',
    [
      'same phone number ending 0123',
      'same e-mail address',
      'same birth date',
      'same first and last name',
    ],
  ],
  [
    'the same phone number without names',
    both({}, ann, { phone }),
    'likely',
    ['same phone number ending 0123'],
  ],
  [
    'the same phone number and an initial',
    both(ann, { firstName: 'a', lastName: 'lee' }, { phone }),
    'likely',
    ['same phone number ending 0123', 'same last name, first names that may be one'],
  ],
  [
    'the same phone number, address and an initial',
    both(ann, { firstName: 'a', lastName: 'lee' }, { phone, email }),
    'strong',
    [
      'same phone number ending 0123',
      'same e-mail address',
      'same last name, first names that may be one',
    ],
  ],
  [
    'the same phone number of two names',
    both(ann, bob, { phone }),
    'possible',
    ['same phone number ending 0123', 'but different names'],
  ],
  [
    'the same address and an unknown first name',
    both(ann, { lastName: 'lee' }, { email }),
    'possible',
    ['same e-mail address', 'same last name, first names that may be one'],
  ],
  [
    'the same address, birth date and an initial',
    both(ann, { firstName: 'a', lastName: 'lee' }, { email, birthDate }),
    'likely',
    ['same e-mail address', 'same birth date', 'same last name, first names that may be one'],
  ],
  ['the same address of a family', both(ann, bob, { email }), null, []],
  [
    'the same address of two last names',
    both(ann, { firstName: 'ann', lastName: 'ray' }, { email }),
    null,
    [],
  ],
  ['the same address without a last name', both(ann, { firstName: 'ann' }, { email }), null, []],
  ['twins', both(ann, bob, { birthDate, email }), null, []],
  ['the same name alone', both(ann, ann, {}), null, []],
  ['the same birth date alone', both(ann, bob, { birthDate }), null, []],
  [
    'the same name and number, born on two days',
    [
      { ...ann, phone, birthDate },
      { ...ann, phone, birthDate: '1961-02-03' },
    ],
    null,
    [],
  ],
];

describe('findDuplicates', () => {
  it.each(PAIRS)('judges %s', (_, [one, other], strength, reasons) => {
    const found = findDuplicates([card('alv_2', one), card('alv_1', other)]);
    expect(
      found.map((pair) => ({ ...pair, reasons: pair.reasons.map(({ text }) => text) })),
    ).toStrictEqual(
      strength === null
        ? []
        : [{ kind: 'duplicate', first: 'alv_1', second: 'alv_2', strength, reasons }],
    );
  });

  it('suggests the three pairs of three who share a phone number, and none of four', () => {
    const sharers = ['a', 'b', 'c', 'd'].map((id) => card(id, { ...ann, phone }));
    expect(
      findDuplicates(sharers.slice(0, 3)).map(({ first, second }) => first + second),
    ).toStrictEqual(['ab', 'ac', 'bc']);
    expect(findDuplicates(sharers)).toStrictEqual([]);
  });

  it('does not name a shared address as a reason where a phone number speaks for the pair', () => {
    const crowd = ['c', 'd'].map((id) => card(id, { email, firstName: id, lastName: id }));
    const pair = ['a', 'b'].map((id) => card(id, { ...ann, phone, email }));
    expect(findDuplicates([...crowd, ...pair])).toStrictEqual([
      {
        kind: 'duplicate',
        first: 'a',
        second: 'b',
        strength: 'strong',
        reasons: [
          { kind: 'same_phone', text: 'same phone number ending 0123' },
          { kind: 'same_name', text: 'same first and last name' },
        ],
      },
    ]);
  });

  it.each([
    ['an initial', { ...ann, firstName: null }, bob],
    ['the same name', ann, bob],
    ['the same name', ann, { ...ann, birthDate }],
  ])('says nothing by an address that a family shares, not even to %s', (_, second, third) => {
    const first = { ...ann, birthDate: '1961-02-03' };
    const [a, b, c] = [first, second, third].map((one, at) => card(`${at}`, { ...one, email }));
    expect(findDuplicates([a!, b!, c!])).toStrictEqual([]);
    expect(findDuplicates([a!, b!])).toHaveLength(1);
  });

  it('counts among the sharers whom it may not suggest, and suggests none of those', () => {
    const hidden = { ...ann, phone, suggestable: false };
    expect(findDuplicates([card('a', { ...ann, phone }), card('b', hidden)])).toStrictEqual([]);
    const pair = ['a', 'b'].map((id) => card(id, { ...ann, phone }));
    expect(findDuplicates([...pair, card('c', hidden)])).toHaveLength(1);
    expect(findDuplicates([...pair, card('c', hidden), card('d', hidden)])).toStrictEqual([]);
  });
});

const value = (...values: string[]) => fc.constantFrom(null, ...values);
const cards = fc
  .array(
    fc.record({
      firstName: value('ann', 'a', 'bob'),
      lastName: value('lee', 'ray'),
      email: value('x@example.test', 'y@example.test', 'z@example.test'),
      phone: value('+13155550123', '+13155550124', '+13155550125'),
      birthDate: value('1987-06-05', '1961-02-03'),
      suggestable: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((one, index) => card(`alv_${index}`, one)));

/** How many have the detail that a reason names; 0 for a reason that names none. */
function sharersOf(all: readonly ContactCard[], one: ContactCard, kind: string): number {
  if (kind === 'same_phone') return all.filter((other) => other.phone === one.phone).length;
  if (kind === 'same_email') return all.filter((other) => other.email === one.email).length;
  return 0;
}

describe('whatever the cards', () => {
  it('the sequence of the cards does not matter', () => {
    const shuffled = cards.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(findDuplicates(mixed)).toStrictEqual(findDuplicates(all));
      }),
    );
  });

  it('each pair is there once, of two who may be suggested and were not born on two days', () => {
    fc.assert(
      fc.property(cards, (all) => {
        const byId = new Map(all.map((one) => [one.id, one]));
        const found = findDuplicates(all);
        expect(new Set(found.map(({ first, second }) => `${first} ${second}`)).size).toBe(
          found.length,
        );
        for (const { first, second, reasons } of found) {
          const [a, b] = [byId.get(first)!, byId.get(second)!];
          expect([a.suggestable, b.suggestable, first < second]).toStrictEqual([true, true, true]);
          expect(
            new Set([a.birthDate, b.birthDate].filter((day) => day !== null)).size,
          ).toBeLessThan(2);
          for (const { kind } of reasons) expect(sharersOf(all, a, kind)).toBeLessThanOrEqual(3);
          expect(JSON.stringify(reasons)).not.toMatch(/@|\d{5}/);
        }
      }),
    );
  });
});

it('compares 60,000 cards without comparing each with each', () => {
  let looks = 0;
  const all = Array.from({ length: 60_000 }, (_, index) => {
    const made = card(`alv_${index}`, { ...ann, phone: `+1315${1_000_000 + (index >> 1)}` });
    return new Proxy(made, {
      get: (target, key) => {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
  });
  expect(findDuplicates(all)).toHaveLength(30_000);
  expect(looks).toBeLessThan(60_000 * 60);
});
