const YEAR = 365;

/** How long a stock lasts, in whole days; what outlasts a year is told as that. */
export function describeDaysLeft(daysLeft: number | null): string {
  if (daysLeft === null) return '–';
  if (daysLeft > YEAR) return 'Over a year';
  const days = Math.floor(daysLeft);
  return days === 1 ? '1 day' : `${days} days`;
}

/** Where a stock is low, by the names of the locations: `at Maple Street`, `at 3 locations`. */
export function describeLow(names: readonly string[]): string {
  const [only = ''] = names;
  return names.length === 1 ? `at ${only}` : `at ${names.length} locations`;
}
