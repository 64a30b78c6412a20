import type { SegmentMoves } from '@model/moves';
import { formatCount } from '../../format/numbers';

const NET = new Intl.NumberFormat('en-US', { signDisplay: 'exceptZero' });

/** By how many customers a segment has grown or shrunk: `+3`, `-2`, `0`. */
export function describeNet(net: number): string {
  return NET.format(net);
}

/** What a segment's change is made of: `2 new, 5 came, 4 left`. Nothing is said of what did not happen. */
export function describeMoves({ newcomers, arrived, left }: SegmentMoves): string {
  const parts = [
    [newcomers, 'new'],
    [arrived, 'came'],
    [left, 'left'],
  ] as const;
  const said = parts.flatMap(([count, what]) => (count > 0 ? `${formatCount(count)} ${what}` : []));
  return said.length === 0 ? 'No moves' : said.join(', ');
}
