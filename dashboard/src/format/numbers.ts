const COUNT = new Intl.NumberFormat('en-US');
const ONE_DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const QUANTITY = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });
const CHANGE = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
});

/** `2,527` */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `3.4`; whole numbers without a decimal. */
export function formatDecimal(value: number): string {
  return ONE_DECIMAL.format(value);
}

/** Pieces or weights as they were rung up, `0.125`: to the thousandth. */
export function formatQuantity(value: number): string {
  return QUANTITY.format(value);
}

/** A share from 0 to 1 as `34%`. */
export function formatPercent(share: number): string {
  return PERCENT.format(share);
}

/** A change as `+12%` or `-4%`; 0.5 is half as much again. */
export function formatChange(change: number): string {
  return CHANGE.format(change);
}

/** `1 order`, `2 orders` */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A part against a whole or a period against another: 0.5 is half as much again; null when there is nothing to compare with. */
export function changeFrom(before: number, now: number): number | null {
  return before === 0 ? null : (now - before) / before;
}
