/** Cents as a retailer reads them: `$1,612.40`, `-$3.00`. */
export function formatDollars(cents: number): string {
  const [dollars = '0', rest = '00'] = (Math.abs(cents) / 100).toFixed(2).split('.');
  const grouped = dollars.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}$${grouped}.${rest}`;
}
