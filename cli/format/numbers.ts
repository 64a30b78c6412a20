const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** A count with separators, such as `2,527`. */
export function formatCount(count: number): string {
  return WHOLE.format(count);
}

/** Cents as dollars, such as `$1,234.50`. */
export function formatCents(cents: number): string {
  return DOLLARS.format(cents / 100);
}

/** Dollars down to a millionth where they are less than a cent, such as `$0.000412`, `$1.25`. */
export function formatDollars(dollars: number): string {
  return dollars === 0 || dollars >= 0.01 ? DOLLARS.format(dollars) : `$${dollars.toFixed(6)}`;
}

/** A share with one decimal, such as `83.1%`; `0.0%` of nothing. */
export function formatShare(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)}%`;
}

/** A count with its noun, such as `1 order` and `2 orders`, or with the plural that is given. */
export function formatAmount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
