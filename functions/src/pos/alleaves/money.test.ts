import fc from 'fast-check';
import { parseCents } from './money';

describe('money', () => {
  it.each([
    ['0', 0],
    ['270', 27_000],
    ['39.55', 3_955],
    ['15.82', 1_582],
    ['56.5', 5_650],
    ['.5', 50],
    ['7.', 700],
    ['+1.00', 100],
    ['-12.34', -1_234],
    ['1.005', 101],
    ['1.0049999', 100],
    ['-1.005', -101],
    ['0.001', 0],
    ['-0.001', 0],
    ['39.550000000000004', 3_955],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('reads %s as %i cents', (text, cents) => {
    expect(parseCents(text)).toBe(cents);
  });

  it.each(['', '.', '-', '1e3', 'NaN', 'Infinity', '$5', '1,234.50', '5 ', '0x10', '1.2.3'])(
    'does not read %j',
    (text) => {
      expect(parseCents(text)).toBeUndefined();
    },
  );

  it('does not read an amount beyond exact integers', () => {
    expect(parseCents('90071992547409.92')).toBeUndefined();
  });

  it('reads back every number of cents it is spelled from', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(cents, (value) => {
        const digits = String(Math.abs(value)).padStart(3, '0');
        const text = `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(parseCents(text)).toBe(value);
      }),
    );
  });
});
