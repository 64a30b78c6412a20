import {
  changeFrom,
  formatChange,
  formatCount,
  formatDecimal,
  formatPercent,
  formatPlural,
  formatQuantity,
} from './numbers';

describe('numbers', () => {
  it('are grouped, and have a decimal only where there is one', () => {
    expect(formatCount(2_527)).toBe('2,527');
    expect(formatDecimal(3.44)).toBe('3.4');
    expect(formatDecimal(3)).toBe('3');
  });

  it('as quantities are told to the thousandth', () => {
    expect([0.25, 0.125, 3, 1_200.5].map(formatQuantity)).toEqual([
      '0.25',
      '0.125',
      '3',
      '1,200.5',
    ]);
    expect(formatQuantity(0.1 + 0.2)).toBe('0.3');
  });

  it('as shares are whole percents', () => {
    expect(formatPercent(0.344)).toBe('34%');
    expect(formatPercent(1.12)).toBe('112%');
  });

  it('as changes carry their sign, and none when nothing changed', () => {
    expect(formatChange(0.12)).toBe('+12%');
    expect(formatChange(-0.04)).toBe('-4%');
    expect(formatChange(0)).toBe('0%');
  });

  it('go with their noun', () => {
    expect(formatPlural(1, 'order')).toBe('1 order');
    expect(formatPlural(2_000, 'order')).toBe('2,000 orders');
    expect(formatPlural(0, 'entry', 'entries')).toBe('0 entries');
  });

  it('change from nothing by nothing that can be told', () => {
    expect(changeFrom(200, 300)).toBe(0.5);
    expect(changeFrom(0, 300)).toBeNull();
  });
});
