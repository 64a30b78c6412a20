import { randomUUID } from 'node:crypto';
import { FieldPath, getFirestore, type Firestore } from 'firebase-admin/firestore';
import { recomputeChanges } from '../../../functions/src/insights/recompute-changes';
import { saveRules } from '../../../functions/src/insights/recompute-rules';
import { openApp, openDatabase } from '../../../functions/src/store/open-database';
import { answerParent } from '../answer-parent';
import { recomputeTaskSchema, type RecomputeNews, type RecomputeTask } from './recompute-news';

const PAGE = 5_000;
const BATCH = 400;
const BATCHES_AT_ONCE = 4;
const KIB = 1_024;

/** Other rules, and everybody computed by them. */
async function recompute({ projectId, orgId, round }: RecomputeTask): Promise<number> {
  const tools = {
    db: openDatabase({ projectId }),
    now: () => new Date(),
    newId: () => randomUUID(),
    log: () => undefined,
  };
  const rules = {
    segments: { vipMinLifetimeCents: 40_000 + round },
    tiers: {},
    lifetimeHorizons: {},
  };
  const saved = await saveRules(tools, { orgId, rules, expectedVersion: round, by: 'cli:bench' });
  if (saved.outcome !== 'saved') throw new Error(`the rules were not saved: ${saved.outcome}`);
  const startedMs = performance.now();
  await recomputeChanges(tools, orgId);
  return performance.now() - startedMs;
}

/** The same customers and orders read, and what is concluded of each customer written back as it was. */
async function readAndWrite({ projectId, orgId }: RecomputeTask): Promise<number> {
  const firestore = getFirestore(openApp(projectId));
  const startedMs = performance.now();
  const underWay = new Set<Promise<unknown>>();
  for await (const customers of pagesOf(firestore, `orgs/${orgId}/customers`)) {
    for (let from = 0; from < customers.length; from += BATCH) {
      const batch = firestore.batch();
      for (const { ref, data } of customers.slice(from, from + BATCH))
        batch.update(ref, { insights: data['insights'] });
      const commit = batch.commit().finally(() => underWay.delete(commit));
      underWay.add(commit);
      if (underWay.size >= BATCHES_AT_ONCE) await Promise.race(underWay);
    }
  }
  for await (const _ of pagesOf(firestore, `orgs/${orgId}/orders`));
  await Promise.all(underWay);
  return performance.now() - startedMs;
}

async function* pagesOf(firestore: Firestore, collection: string) {
  const query = firestore.collection(collection).orderBy(FieldPath.documentId()).limit(PAGE);
  let page = await query.get();
  for (;;) {
    const last = page.docs.at(-1);
    yield page.docs.map((document) => ({ ref: document.ref, data: document.data() }));
    if (page.size < PAGE || !last) return;
    page = await query.startAfter(last).get();
  }
}

answerParent(async (message): Promise<RecomputeNews> => {
  const task = recomputeTaskSchema.parse(message);
  const ms = await (task.variant === 'ours' ? recompute(task) : readAndWrite(task));
  return { ms, peakMb: (process.resourceUsage().maxRSS * KIB) / 2 ** 20 };
});
