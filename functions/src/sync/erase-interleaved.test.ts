import fc from 'fast-check';
import { recomputeChanges } from '../insights/recompute-changes';
import type { CustomerObservation, OrderObservation } from '../model/observation';
import { DEFAULT_RULES } from '../model/rules';
import type { PosRenormaliser } from '../pos/adapter';
import { newOrgWrites } from '../store/orgs';
import { makeOrder } from '../testing/cursor-records';
import { makeOrg } from '../testing/make-org';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { sentinelPerson, tracesOf } from '../testing/sentinel-person';
import { commitDeletions } from './commit-deletions';
import { eraseCustomer } from './erase-customer';
import { replay } from './replay';

const T1 = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const CUSTOMER = 'orgs/maple/customers/cur_1';
const ORG = makeOrg('http://127.0.0.1');

/** The person as the POS has them after so many hours. */
function person(hours: number): CustomerObservation {
  const at = new Date(T1.getTime() + hours * 3_600_000);
  const made = sentinelPerson(at);
  return { ...made, body: { ...made.body, externalPoints: hours } };
}

/** Rules that find other points in the same payload. */
const NEW_RULES: PosRenormaliser = {
  provider: 'cursor',
  renormalise({ observedAt }) {
    const made = person(0);
    return {
      outcome: 'found',
      observation: { ...made, observedAt, body: { ...made.body, externalPoints: 99 } },
    };
  },
};

function orderOf(hours: number): OrderObservation {
  return { ...makeOrder(hours, T1), body: { ...makeOrder(hours, T1).body, customerId: 'cur_1' } };
}

/** What else may happen to the person's data while they are erased. Each may lose its races and fail. */
const ACTORS: Readonly<Record<string, (db: MemoryDatabase, hours: number) => Promise<unknown>>> = {
  walk: (db, hours) => commitTo(db, [person(hours)]),
  walkOfNew: (db, hours) => commitTo(db, [person(hours)], { probablyNew: () => true }),
  webhook: (db, hours) => commitTo(db, [person(hours)], { authority: 'delivery' }),
  order: (db, hours) => commitTo(db, [orderOf(hours)]),
  deletion: (db, hours) =>
    commitDeletions({
      db,
      orgId: 'maple',
      stream: 'customers',
      ids: ['cur_1'],
      observedAt: person(hours).observedAt,
      note: () => ({ op: 'set', path: 'orgs/maple/changes/deleted', data: {} }),
      commit: async (writes) => {
        await db.commit(writes.filter(({ path }) => !path.endsWith('/deleted')));
      },
    }),
  replay: (db, hours) => {
    let ids = 0;
    return replay(
      { db, renormaliser: NEW_RULES, now: () => NOW, newId: () => `r${hours}-${(ids += 1)}` },
      {
        orgId: 'maple',
        pos: ORG.pos,
        streams: ['customers'],
        dryRun: false,
        by: 'cli:robin',
        maxExamples: 0,
        onProgress: () => undefined,
      },
    );
  },
  recompute: (db, hours) => {
    let ids = 0;
    return recomputeChanges(
      { db, now: () => NOW, newId: () => `i${hours}-${(ids += 1)}`, log: () => undefined },
      'maple',
    );
  },
};

async function createOrg(isKnown: boolean): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await db.commit(newOrgWrites('maple', ORG, DEFAULT_RULES));
  await commitTo(db, [orderOf(0)]);
  if (isKnown) await commitTo(db, [person(0)]);
  return db;
}

function erase(db: MemoryDatabase) {
  let ids = 0;
  return eraseCustomer(
    { db, now: () => NOW, newId: () => `erase-${(ids += 1)}` },
    { orgId: 'maple', customerId: 'cur_1', provider: 'cursor', by: 'cli:sam' },
  );
}

describe('an erasure while others are at work', () => {
  it('is final, whatever the order of their reads and commits', async () => {
    const ran = { erasures: 0, overtaken: 0 };
    const actors = fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(ACTORS)), fc.integer({ min: 1, max: 9 })),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), actors, fc.boolean(), async (scheduler, chosen, isKnown) => {
        const db = await createOrg(isKnown);
        db.faults.read = async () => scheduler.schedule(Promise.resolve());
        db.faults.commit = async (_, apply) => {
          await scheduler.schedule(Promise.resolve());
          return apply();
        };
        const others = chosen.map(([name, hours]) => ACTORS[name]?.(db, hours));
        const erasure = erase(db).then(() => {
          ran.erasures += 1;
          ran.overtaken += tracesOf(db.dump()).length === 0 ? 0 : 1;
        });
        await scheduler.waitFor(Promise.allSettled([erasure, ...others]));
        await erasure;
        delete db.faults.read;
        delete db.faults.commit;
        await ACTORS['recompute']?.(db, 10);
        expect(tracesOf(db.dump())).toStrictEqual([]);
        expect(db.dump().get(CUSTOMER)).toMatchObject({
          insights: null,
          source: { erasedAt: NOW, deletedAt: NOW, companion: false },
        });
        expect(db.pathsUnder(`${CUSTOMER}/`)).toStrictEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(ran).toStrictEqual({ erasures: 200, overtaken: 0 });
  });
});
