import { iso, type Row } from '../oracle/rows';
import type { Change } from './changes';
import type { Till } from './rare-changes';

const DAY_MS = 86_400_000;

/** Orders that the POS's world begins with, by number; most of them are older than a plain pull reaches back. */
const FIRST_ORDER = 50_000;
const GENERATED = 55;

/** How far back a late sale is dated. */
const LATE_DAYS = [3, 24] as const;

/** Changes older than this are shown by the walk of everything only. */
const RECHECKED_DAYS = 13;

/** Somebody changes an order of weeks ago. */
export function changeOldOrder({ pos, chronicle, dice, nowMs }: Till): Change | null {
  const id = String(FIRST_ORDER + dice.whole(0, GENERATED));
  if (chronicle.gone.orders.has(id)) return null;
  const before = { ...pos.orders.read(id).row };
  pos.orders.change(id, { status: dice.pick(['voided', 'completed', 'cancelled'] as const) });
  noteLate(chronicle, { id, placedMs: placedAt(before) }, nowMs);
  return { event: 'order.updated', id, before: null };
}

/** A till that was away for days hands in what it sold. */
export function sellLate({ pos, known, chronicle, dice, nowMs }: Till): Change {
  const placedMs = nowMs - dice.whole(...LATE_DAYS) * DAY_MS;
  const { id } = pos.orders.place({
    id_customer: dice.pick(known.customers),
    status: 'completed',
    date_created: new Date(placedMs).toISOString(),
  });
  noteLate(chronicle, { id, placedMs }, nowMs);
  return { event: 'order.created', id, before: null };
}

function placedAt(row: Row): number {
  return new Date(iso(row['date_created']) ?? 0).getTime();
}

function noteLate(
  chronicle: Till['chronicle'],
  { id, placedMs }: { id: string; placedMs: number },
  nowMs: number,
): void {
  chronicle.fullWalkDue = true;
  if (placedMs > nowMs - RECHECKED_DAYS * DAY_MS) chronicle.changedLate.add(id);
}
