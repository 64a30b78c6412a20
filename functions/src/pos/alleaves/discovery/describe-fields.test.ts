import { parseJson } from '../json';
import { describeFields, kindOf, OTHER_KEY } from './describe-fields';

it.each([
  [null, 'null'],
  [undefined, 'null'],
  [true, 'boolean'],
  [12, 'integer'],
  [-0.5, 'decimal'],
  ['', 'empty text'],
  ['  ', 'empty text'],
  ['0012', 'text of digits'],
  ['56.24', 'text of a decimal'],
  ['2026-01-20T17:20:03.463Z', 'instant with zone'],
  ['2026-01-20T17:20:03-05:00', 'instant with zone'],
  ['2026-01-20T17:20:03.463', 'instant without zone'],
  ['2026-01-20', 'day'],
  ['2026-02-30', 'text'],
  ['Robin', 'text'],
  [[], 'list'],
  [{}, 'object'],
])('%j is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

it('keeps numbers of any length apart from objects', () => {
  expect(kindOf(Object(parseJson('{"id": 9007199254740993}')).id)).toBe('integer');
  expect(kindOf(Object(parseJson('{"total": 56.50}')).total)).toBe('decimal');
});

it('counts where a field is there and where it is filled, nested ones included', () => {
  const rows = [
    { id: 1, email: null, items: [{ price: 1 }, { price: '2.50' }] },
    { id: '2', items: [] },
    { id: 3, email: 'a@example.test', customer: { name: { first: 'A' } } },
    'no row',
  ];
  expect(describeFields(rows)).toStrictEqual([
    { path: 'customer', kinds: ['object'], present: 1, filled: 1, of: 3 },
    { path: 'customer.name', kinds: ['object'], present: 1, filled: 1, of: 1 },
    { path: 'customer.name.first', kinds: ['text'], present: 1, filled: 1, of: 1 },
    { path: 'email', kinds: ['null', 'text'], present: 2, filled: 1, of: 3 },
    { path: 'id', kinds: ['integer', 'text of digits'], present: 3, filled: 3, of: 3 },
    { path: 'items', kinds: ['list'], present: 2, filled: 1, of: 3 },
    {
      path: 'items[].price',
      kinds: ['integer', 'text of a decimal'],
      present: 2,
      filled: 2,
      of: 2,
    },
  ]);
});

it('shows no key that may be a value', () => {
  const keys = ['robin@example.test', 'Robin', 'robin sample', '3155550142', 'a31555501', 'rößl'];
  const [row] = describeFields([Object.fromEntries(keys.map((key) => [key, 1]))]);
  expect(row).toMatchObject({ path: OTHER_KEY, present: 6 });
  const table = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k_${index}`, 1]));
  expect(describeFields([table]).map(({ path }) => path)).toStrictEqual([OTHER_KEY]);
});

it.each([
  'id_customer',
  'all_avaliable_per_location',
  'phone2',
  'equityStatus',
  'address_1',
  '_id',
])('shows %s, which is a name of a field', (name) => {
  expect(describeFields([{ [name]: 1 }])[0]?.path).toBe(name);
});
