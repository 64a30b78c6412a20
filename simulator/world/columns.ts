type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Reads a column. @throws {RangeError} outside it. */
export function at(column: ArrayLike<number>, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`no row ${index} in a column of ${column.length}`);
  return value;
}

/** The same column with room for at least `length` rows: itself, or a copy of twice the size. */
export function grown<C extends Column>(
  column: C,
  length: number,
  make: new (length: number) => C,
): C {
  if (column.length >= length) return column;
  const larger = new make(Math.max(length, column.length * 2, 64));
  larger.set(column);
  return larger;
}

/** The first position in an ascending list whose key is greater than `key`. */
export function upperBound(
  length: number,
  keyAt: (position: number) => number,
  key: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyAt(middle) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Splits a total into whole parts in proportion to weights (largest remainders), adding up exactly. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((left, right) => left + right, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((left, right) => right.remainder - left.remainder || left.index - right.index);
  for (const { index } of order.slice(0, missing)) parts[index] = at(parts, index) + 1;
  return parts;
}
