import { formatTable } from '../../cli/format/table';

/** One row of the table: ours beside what it is measured against, of the same run and in the same unit. */
export interface Comparison {
  readonly name: string;
  /** Such as `ms`, or `/s` where more is better. */
  readonly unit: string;
  readonly ours: number;
  /** What others do; absent where there is nobody. */
  readonly peer?: number | undefined;
  /** The same effect with nothing in between, which cannot be beaten by much; absent where there is no such thing. */
  readonly limit?: number | undefined;
  /** What was asked for; absent where nothing was. */
  readonly target?: { readonly text: string; readonly met: boolean };
}

/** Ours as a multiple of the limit; null without one. */
export function ratioToLimit({ ours, limit }: Comparison): number | null {
  return limit === undefined || limit === 0 ? null : ours / limit;
}

/** How many times better ours is than the peer; null without one. */
export function gainOverPeer({ unit, ours, peer }: Comparison): number | null {
  if (peer === undefined || peer === 0 || ours === 0) return null;
  return unit === '/s' ? ours / peer : peer / ours;
}

/** A target that the ratio to the limit has to keep. */
export function atMostTimesLimit(comparison: Comparison, most: number): Comparison {
  const met = (ratioToLimit(comparison) ?? Infinity) <= most;
  return { ...comparison, target: { text: `≤ ${most} × the limit`, met } };
}

/** The comparisons as lines of a table. */
export function describeComparisons(comparisons: readonly Comparison[]): string[] {
  const head = ['', 'ours', 'peer', 'limit', 'ours ÷ limit', 'gain over peer', 'target', ''];
  const rows = comparisons.map((one) => [
    one.name,
    toText(one.ours, one.unit),
    toText(one.peer, one.unit),
    toText(one.limit, one.unit),
    toRatio(ratioToLimit(one)),
    toRatio(gainOverPeer(one)),
    one.target?.text ?? '',
    one.target ? (one.target.met ? 'met' : 'MISSED') : '',
  ]);
  return formatTable([head, ...rows]);
}

function toText(value: number | undefined, unit: string): string {
  if (value === undefined) return '';
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 2;
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  if (unit.startsWith('$')) return `$${text}${unit.slice(1)}`;
  return unit.startsWith('/') ? `${text}${unit}` : `${text} ${unit}`;
}

function toRatio(ratio: number | null): string {
  return ratio === null ? '' : ratio.toFixed(2);
}
