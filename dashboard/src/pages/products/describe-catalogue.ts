import { formatCount } from '../../format/numbers';
import { formatDay } from '../../format/dates';

/** How current the catalogue is, in words. */
export function describeFreshness({
  asOf,
  isLong,
  current,
}: {
  /** The last business day of the sales figures; null before there are any. */
  readonly asOf: string | null;
  readonly isLong: boolean;
  /** So many products keep themselves current. */
  readonly current: number;
}): string {
  const sales =
    asOf === null ? 'No sales figures yet.' : `Sales of whole days up to ${formatDay(asOf)}.`;
  const stock = isLong
    ? `Stock of the first ${formatCount(current)} products changes by itself; reload the page for the others.`
    : 'Stock as of the last sync.';
  return `${sales} ${stock}`;
}

/** How much of a catalogue has come while the rest is on its way, in words. */
export function describeComing(known: number): string {
  return `${formatCount(known)} products so far. The rest is coming by itself; the figures above count what is here.`;
}
