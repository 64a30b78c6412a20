const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const WHOLE_DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

/** Cents as `$1,234.56`. */
export function formatMoney(cents: number): string {
  return DOLLARS.format(cents / 100);
}

/** Cents to the dollar, `$1,235`: for figures beside which cents say nothing. */
export function formatDollars(cents: number): string {
  return WHOLE_DOLLARS.format(cents / 100);
}
