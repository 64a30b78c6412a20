import type { Effects } from '../model/change';
import type { OrderObservation } from '../model/observation';
import type { Duties } from '../model/org';
import type { StreamReport } from '../model/run';
import type { Stream } from '../model/source';
import type { StreamState } from '../model/stream-state';
import type { PosAdapter, PosPage } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { LeaseLost, StoreUnavailable } from '../store/errors';
import type { Manifest } from '../store/manifest';
import type { StreamLease } from '../store/stream-lease';
import { fetchOpenOrders } from './fetch-open-orders';
import { leaveBooks } from './leave-books';
import { keepsBooks, WalkedOrders } from './plan-books';
import { afterSeeing } from './plan-open-orders';
import { afterSelling, planStall } from './plan-stall';
import { planWalk, type WalkPlan } from './plan-walk';
import { PageBuffer } from './page-buffer';
import { QuarantineDesk } from './quarantine-desk';
import { saveManifest } from './save-manifest';
import { settleDeletions } from './settle-deletions';
import { storePage, type PageSync } from './store-page';

export interface StreamSync {
  readonly db: Database;
  readonly orgId: string;
  readonly pos: PosAdapter;
  readonly stream: Stream;
  readonly duties: Duties;
  readonly manifests: Readonly<Record<Stream, Manifest>>;
  readonly note: (effects: Effects) => Write;
  /** For the commit that ends the run's last stream: a note that rings for all of the run's notes as well. */
  readonly ringingNote?: (effects: Effects) => Write;
  /** Called after each page with the counts so far. May throw to end the walk there; what is stored stays. */
  readonly onProgress: (report: StreamReport) => Promise<void>;
  readonly now: () => Date;
}

/** What a walk learned besides what it stored. */
export interface Walked {
  readonly plan: WalkPlan;
  /** Ids of all rows. */
  readonly seen: ReadonlySet<string>;
  /** The POS's clock at the last page. */
  readonly observedAt: Date;
  readonly watermark: Date | null;
  readonly open: StreamState['open'];
  readonly sales: StreamState['sales'];
  /** What the POS's own orders come to by business day. */
  readonly books: WalkedOrders;
}

/**
 * Brings one stream up to date: walks the part that is due, stores what changed page by page, asks for orders that are still
 * open, marks what has vanished, and moves the watermark when, and only when, every page is stored.
 *
 * What is stored before a failure stays stored, and the next call goes on at the last page that is stored whole. When too
 * much has vanished at once, nothing is marked and the report says `held`. The claim is given back at the end in any case.
 *
 * @returns whether recompute was rung for, see {@link StreamSync.ringingNote}.
 * @throws {PosError} of the walk, {LeaseLost} when another worker took over, {StoreUnavailable} when Firestore is away.
 */
export async function syncStream(
  sync: StreamSync,
  lease: StreamLease,
  report: StreamReport,
): Promise<boolean> {
  const { stream, duties, now, manifests } = sync;
  const plan = planWalk(stream, lease.state, { duties, now: now() });
  manifests[stream].recall(lease.state.recent);
  const desk = new QuarantineDesk(sync.db, sync.orgId, manifests[stream], now);
  const buffered = { ...sync, lease, report, desk, heal: plan.heal };
  const buffer = new PageBuffer(buffered);
  report.state = 'running';
  try {
    const change = await walkAndSettle({ ...buffered, buffer }, plan);
    return await buffer.finish(change);
  } catch (error) {
    if (error instanceof LeaseLost || error instanceof StoreUnavailable) throw error;
    await buffer.flush();
    await saveManifest(lease, manifests[stream], {});
    throw error;
  }
}

/** Walks, looks after open orders and deletions. @returns what the stream's state becomes when all of it is stored. */
async function walkAndSettle(sync: PageSync, plan: WalkPlan): Promise<Partial<StreamState>> {
  const { report, lease } = sync;
  const walked = await walk(sync, plan);
  const open = await fetchOpenOrders(sync, walked);
  const outcome = await settleDeletions(sync, walked);
  if (outcome.held === null) await leaveBooks(sync, walked);
  report.state = outcome.held === null ? 'complete' : 'held';
  report.error = outcome.held;
  if (planStall({ ...walked, now: sync.now() })) report.stalled = true;
  return {
    checkpoint: null,
    watermark: walked.watermark,
    open,
    sales: walked.sales,
    held: outcome.held !== null,
    ...(plan.recheck ? { lastRecheckAt: plan.startedAt } : {}),
    ...(outcome.held === null ? completedWalk(plan, walked, lease.state) : {}),
  };
}

async function walk(sync: PageSync, plan: WalkPlan): Promise<Walked> {
  const { stream, lease, report, now } = sync;
  const { since, resumeAt, startedAt, heal } = plan;
  const seen = new Set<string>();
  const books = new WalkedOrders();
  let { watermark, open, sales } = lease.state;
  let observedAt = new Date(0);
  for await (const page of sync.pos.walk({ stream, since, resumeAt })) {
    const orders = page.observations.filter(isOrder);
    open = afterSeeing(open, orders, now());
    sales = afterSelling(sales, placedBy(orders, page.observedAt));
    const change = { checkpoint: { position: page.position, since, startedAt, heal }, open, sales };
    const stored = await storePage(sync, page, change);
    sync.buffer.reach(change);
    for (const id of stored.seen) seen.add(id);
    if (keepsBooks(plan)) books.see(stored.observations.filter(isOrder));
    watermark = newestOf(placedBy(orders, page.observedAt), watermark);
    observedAt = page.observedAt;
    await lease.keepAlive(now());
    await sync.onProgress(report);
  }
  return { plan, seen, observedAt, watermark, open, sales, books };
}

/** What a walk of everything adds to the stream's state. The first one looked at every record too. */
function completedWalk(
  { since, heal, startedAt }: WalkPlan,
  { seen }: Walked,
  before: StreamState,
) {
  if (since !== null) return {};
  const lastCompleteWalk = { at: startedAt, rows: seen.size };
  const looked = heal || before.lastCompleteWalk === null;
  return looked ? { lastCompleteWalk, lastHealedAt: startedAt } : { lastCompleteWalk };
}

function isOrder(observation: PosPage['observations'][number]): observation is OrderObservation {
  return observation.stream === 'orders';
}

/** When orders were placed, those left out that lie beyond the POS's own clock. */
function placedBy(orders: readonly OrderObservation[], clock: Date): Date[] {
  return orders.map(({ body }) => body.placedAt).filter((placedAt) => placedAt <= clock);
}

function newestOf(instants: readonly Date[], before: Date | null): Date | null {
  let newest = before;
  for (const instant of instants) if (!newest || instant > newest) newest = instant;
  return newest;
}
