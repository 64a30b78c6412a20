/** One comparison of a filter: a path, an operator and a value. */
interface Comparison {
  readonly path: readonly string[];
  readonly operator: '=' | '>' | '>=';
  readonly value: string | number | boolean;
}

const COMPARISON = /^([\w.]+)\s*(>=|=|>)\s*("(?:[^"\\]|\\.)*"|true|false|-?\d+(?:\.\d+)?)$/;

/**
 * Whether an entry of Cloud Logging matches a filter of comparisons joined by `AND`, which is all that our metrics are made of. As
 * there, a field that is not present matches nothing, and text and numbers are not mixed.
 *
 * @throws Error when the filter uses more of the language than that.
 */
export function matchesFilter(filter: string, entry: unknown): boolean {
  return parseFilter(filter).every(({ path, operator, value }) => {
    const found = read(entry, path);
    if (operator === '=') return found === value;
    if (typeof found !== 'number' || typeof value !== 'number') return false;
    return operator === '>' ? found > value : found >= value;
  });
}

/** The comparisons of a filter. @throws Error when it is more than comparisons joined by `AND`. */
export function parseFilter(filter: string): Comparison[] {
  return filter.split(' AND ').map((part) => {
    const [, path = '', operator, text = ''] = COMPARISON.exec(part.trim()) ?? [];
    if (operator !== '=' && operator !== '>' && operator !== '>=')
      throw new Error(`the filter has a part that is no comparison: ${part}`);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error(`the filter compares with no value: ${part}`);
    return { path: path.split('.'), operator, value };
  });
}

function read(entry: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    entry,
  );
}
