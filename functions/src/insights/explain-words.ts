const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CENTS_PER_DOLLAR = 100;

/** A threshold in cents as the bare number beside an amount: `500`, `49.50`, `1,000`. */
export function formatThreshold(cents: number): string {
  const decimals = cents % CENTS_PER_DOLLAR === 0 ? 0 : 2;
  const [dollars = '', rest] = (cents / CENTS_PER_DOLLAR).toFixed(decimals).split('.');
  const grouped = dollars.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A `YYYY-MM-DD` day as a retailer reads it: `Mar 31, 2026`. */
export function formatDay(day: string): string {
  const [, year = '', month = '', date = ''] = /^(.+)-(\d+)-(\d+)$/.exec(day) ?? [];
  return `${MONTHS[Number(month) - 1] ?? month} ${Number(date)}, ${year}`;
}

/** A count with its noun: `1 order`, `3 orders`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
