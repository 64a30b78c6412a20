import { LosslessNumber } from 'lossless-json';
import {
  wireCents,
  wireDay,
  wireFlag,
  wireId,
  wireInstant,
  wireNumber,
  wireText,
} from './wire-values';

const number = (digits: string): LosslessNumber => new LosslessNumber(digits);

describe('values of the wire', () => {
  it.each([
    [number('10231'), '10231'],
    [number('9007199254740993'), '9007199254740993'],
    [' 1042 ', '1042'],
    ['0042', '42'],
    [7, '7'],
    [number('0'), null],
    [number('-1'), null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('reads the id %p as %p', (value, id) => {
    expect(wireId.parse(value)).toBe(id);
  });

  it.each([number('1.5'), '1e3', 'abc', true, {}, []])('does not read the id %p', (value) => {
    expect(wireId.safeParse(value).success).toBe(false);
  });

  it.each([
    [number('15.82'), 1_582],
    ['56.24', 5_624],
    [0, 0],
    [null, null],
    ['', null],
  ])('reads the amount %p as %p', (value, cents) => {
    expect(wireCents.parse(value)).toBe(cents);
  });

  it.each([number('1e3'), 'free', Number.NaN, true, { amount: 1 }])(
    'does not read the amount %p',
    (value) => {
      expect(wireCents.safeParse(value).success).toBe(false);
    },
  );

  it.each([
    [number('2.5'), 2.5],
    ['3', 3],
    [null, null],
  ])('reads the number %p as %p', (value, result) => {
    expect(wireNumber.parse(value)).toBe(result);
  });

  it.each(['12 g', '1e5', '0x1f', 'NaN'])('does not read the number %p', (value) => {
    expect(wireNumber.safeParse(value).success).toBe(false);
  });

  it.each([
    ['2026-01-28T20:14:03.511Z', '2026-01-28T20:14:03.511Z'],
    ['2025-07-16T19:42:51.937', '2025-07-16T19:42:51.937Z'],
    ['2025-07-16 19:42:51', '2025-07-16T19:42:51.000Z'],
    ['2026-01-28T15:14:03-05:00', '2026-01-28T20:14:03.000Z'],
    ['2026-01-28T20:14:03.5119999Z', '2026-01-28T20:14:03.511Z'],
    ['2025-06-11', '2025-06-11T00:00:00.000Z'],
  ])('reads the instant %s as %s', (text, iso) => {
    expect(wireInstant.parse(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-28T25:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '01/28/2026',
    'now',
    number('1769631243'),
  ])('does not read the instant %p', (value) => {
    expect(wireInstant.safeParse(value).success).toBe(false);
  });

  it.each([
    ['1990-04-02', '1990-04-02'],
    ['1990-04-02T00:00:00.000Z', '1990-04-02'],
    ['0000-00-00', null],
    ['04/02/1990', null],
  ])('reads the day %s as %s', (text, day) => {
    expect(wireDay.parse(text)).toBe(day);
  });

  it.each([
    [true, true],
    ['false', false],
    [number('1'), true],
    [null, null],
  ])('reads the flag %p as %p', (value, flag) => {
    expect(wireFlag.parse(value)).toBe(flag);
  });

  it('reads text without its outer blanks, and none as null', () => {
    expect(wireText.parse(' Sample Brand ')).toBe('Sample Brand');
    expect(wireText.parse('   ')).toBeNull();
    expect(wireText.parse('half \uD800 and whole \u{1F33F}')).toBe(
      'half \uFFFD and whole \u{1F33F}',
    );
    expect(wireText.safeParse({}).success).toBe(false);
  });
});
