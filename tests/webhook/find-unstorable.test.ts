import { findUnstorable } from './find-unstorable';

const write = (value: unknown) =>
  findUnstorable({ op: 'set', path: 'a/b', data: { map: { list: [value] } } });

it.each([
  ['half a character', 'x\uD83C', 'half a character'],
  ['a name with half a character', { '\uDF3F': 1 }, 'half a character'],
  ['a reserved name', { ['__proto__']: 1 }, 'a field name'],
  ['no number', Number.NaN, 'no finite number'],
  ['a time before year 1', new Date('0000-12-31T23:59:59Z'), 'time out of range'],
  ['nothing', undefined, 'a undefined'],
])('finds %s', (_, value, reason) => {
  expect(write(value)).toBe(`a/b: ${reason}`);
});

it('finds what is too large', () => {
  expect(write('x'.repeat(1_000_001))).toBe('a/b: too large');
});

it.each([null, true, 'whole \u{1F33F}', -1.5, new Date('9999-12-31T23:59:59Z'), [[1]], { a: {} }])(
  'finds nothing wrong with %j',
  (value) => {
    expect(write(value)).toBeNull();
  },
);
