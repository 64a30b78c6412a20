import { addDays, createDayReader } from '../model/business-day';
import { canonicalJson } from '../model/canonical-json';
import type { DayStats } from '../model/day-stats';
import type { ProductStats } from '../model/product-stats';
import type { Write } from '../store/database';
import { readDayStats } from '../store/day-stats';
import { toLogFields } from '../store/errors';
import { productStatsWrite, readProductStats } from '../store/product-stats';
import { productDays, toProductStats, type ProductDay } from './days/to-product-stats';
import type { DaysContext } from './recompute-days';

/**
 * Brings the figures of products up to those of business days. They are made of whole days up to yesterday, so there is something to
 * do only after midnight, or when one of these days has changed. Stored under the claim, all locations in one commit.
 * @param changed days whose breakdown is another one.
 */
export async function refreshProducts(
  context: Omit<DaysContext, 'stillAlive'>,
  changed: readonly string[],
): Promise<void> {
  const { db, orgId, org, now, log, lease } = context;
  const onCorrupt = (error: Error): void =>
    log('figures of products are made anew', { orgId, ...toLogFields(error) });
  const asOf = addDays(createDayReader(org.timezone)(now()), -1);
  const wanted = productDays(asOf);
  const stored = await readProductStats(db, orgId, { locationId: null, onCorrupt });
  const isMoved = changed.some((day) => wanted.includes(day));
  if (stored?.asOf === asOf && !isMoved) return;
  const days = await readDayStats(db, orgId, { days: wanted, onCorrupt });
  const found = [...days.values()].flatMap(({ stats }) => stats ?? []);
  const writes: Write[] = [];
  const sold = found.flatMap(({ breakdown }) => Object.keys(breakdown.locations));
  const known = org.pos.locations.map(({ id }) => id);
  for (const locationId of new Set([null, ...known, ...sold])) {
    const parts = partsOf(found, locationId);
    if (!parts) continue;
    const stats = toProductStats(parts, { asOf, now: now() });
    const before =
      locationId === null ? stored : await readProductStats(db, orgId, { locationId, onCorrupt });
    const isEmpty = Object.keys(stats.products).length === 0;
    if (before ? isNews(stats, before) : !isEmpty)
      writes.push(productStatsWrite(orgId, locationId, stats));
  }
  if (writes.length > 0) await lease.commit(writes);
}

/** Null where a day had no room for what its locations sold. */
function partsOf(days: readonly DayStats[], locationId: string | null): ProductDay[] | null {
  const parts: ProductDay[] = [];
  for (const { day, breakdown } of days) {
    const part = locationId === null ? breakdown : breakdown.locations[locationId];
    if (part?.products === null) return null;
    parts.push({ day, products: part?.products ?? {} });
  }
  return parts;
}

function isNews(stats: ProductStats, before: ProductStats): boolean {
  return canonicalJson({ ...stats, computedAt: before.computedAt }) !== canonicalJson(before);
}
