/** The median: of an even number of values the mean of the two in the middle. @throws {RangeError} of none */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (lower === undefined || upper === undefined)
    throw new RangeError('there is no median of none');
  return (lower + upper) / 2;
}
