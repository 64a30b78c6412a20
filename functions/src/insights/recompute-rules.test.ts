import { auditSchema } from '../model/audit';
import { rulesSchema, type RulesChange } from '../model/rules';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, insightsOf, orderOf, outbox } from '../testing/recompute-world';
import { previewRules, saveRules } from './recompute-rules';

const NOTHING: RulesChange = { segments: {}, tiers: {}, lifetimeHorizons: {} };
const LOW = { ...NOTHING, segments: { vipMinLifetimeCents: 9_000, newMaxDays: 1 } };

/** Five customers with 1 to 5 orders of $30, of which the fourth is gone and the fifth not computed, and a walk-in row. */
async function createRulesWorld() {
  const world = await createRecomputeWorld();
  const { db } = world;
  const orders = [1, 2, 3, 4, 5].flatMap((customer) =>
    Array.from({ length: customer }, (_, index) => orderOf(customer * 10 + index, customer, 3_000)),
  );
  await commitTo(db, orders);
  const walkIn = makeCustomer(6, new Date('2026-01-20T20:00:00Z'));
  await commitTo(db, [{ ...walkIn, body: { ...walkIn.body, guest: true } }]);
  await world.recompute();
  const at = { deletedAt: world.now };
  const source = (id: number) => Object(db.dump().get(`orgs/maple/customers/cur_${id}`))['source'];
  await db.commit([
    { op: 'update', path: 'orgs/maple/customers/cur_4', data: { source: { ...source(4), ...at } } },
    { op: 'update', path: 'orgs/maple/customers/cur_5', data: { insights: null } },
  ]);
  let ids = 0;
  const collaborators = {
    db,
    now: () => world.now,
    newId: () => `id-${(ids += 1)}`,
    log: () => undefined,
  };
  return {
    world,
    db,
    preview: (rules: RulesChange) => previewRules(collaborators, { orgId: 'maple', rules }),
    save: (rules: RulesChange, expectedVersion = 1) =>
      saveRules(collaborators, { orgId: 'maple', rules, expectedVersion, by: 'u1' }),
  };
}

const sizes = (some: object) => ({
  vip: 0,
  high_value: 0,
  frequent: 0,
  loyal: 0,
  regular: 0,
  new: 0,
  slipping: 0,
  at_risk: 0,
  churned: 0,
  ...some,
});

describe('a preview of rules', () => {
  it('says how many would move from where to where, and writes nothing', async () => {
    const { db, preview } = await createRulesWorld();
    const commits = db.commits.length;
    expect(await preview(LOW)).toMatchObject({
      outcome: 'previewed',
      version: 1,
      rules: { segments: { vipMinLifetimeCents: 9_000, loyalMinOrders: 2 } },
      moving: 2,
      flows: [
        { from: 'new', to: 'vip', customers: 1 },
        { from: 'new', to: 'loyal', customers: 1 },
      ],
      sizes: { before: sizes({ new: 3 }), after: sizes({ vip: 1, loyal: 1, new: 1 }) },
    });
    expect(db.commits).toHaveLength(commits);
  });

  it('says that nobody moves where nothing is changed', async () => {
    const { preview } = await createRulesWorld();
    expect(await preview(NOTHING)).toMatchObject({ moving: 0, flows: [] });
  });

  it('sees by its own clock what has not been reviewed yet', async () => {
    const { world, preview } = await createRulesWorld();
    world.now = new Date('2026-02-25T00:00:00Z');
    expect(await preview(NOTHING)).toMatchObject({
      flows: [{ from: 'new', to: 'slipping', customers: 3 }],
    });
  });

  it('refuses what is not possible', async () => {
    const { preview } = await createRulesWorld();
    const odd = { ...NOTHING, tiers: { pointsPerDollar: -1 } };
    const problem = 'tiers.pointsPerDollar must be at least 0.';
    expect(await preview(odd)).toStrictEqual({ outcome: 'invalid', problem });
  });
});

describe('saving rules', () => {
  it('stores the next version with who and when, and moves whom the preview named', async () => {
    const { world, db, save, preview } = await createRulesWorld();
    const previewed = await preview(LOW);
    expect(await save(LOW)).toMatchObject({ outcome: 'saved', version: 2 });
    expect(rulesSchema.parse(db.dump().get('orgs/maple/rules/2'))).toMatchObject({
      segments: { vipMinLifetimeCents: 9_000 },
      setBy: 'u1',
      setAt: world.now,
    });
    const audits = db.pathsUnder('orgs/maple/audit/').map((path) => db.dump().get(path));
    expect(audits.map((entry) => auditSchema.parse(entry))).toStrictEqual([
      { action: 'rules_changed', target: '2', by: 'u1', at: world.now, expireAt: expect.any(Date) },
    ]);
    await world.recompute();
    expect([1, 2, 3].map((index) => insightsOf(db, index))).toMatchObject([
      { segment: 'new', rulesVersion: 2 },
      { segment: 'loyal', rulesVersion: 2 },
      { segment: 'vip', rulesVersion: 2 },
    ]);
    const moves = db.pathsUnder('orgs/maple/transitions/').map((path) => db.dump().get(path));
    const byRules = moves.filter((move) => move?.['cause'] === 'rules');
    const moved = byRules.map((move) => String(move?.['customerId'])).toSorted();
    expect(moved).toStrictEqual(['cur_2', 'cur_3']);
    expect(db.dump().get('orgs/maple/customers/cur_4')).toMatchObject({ insights: null });
    expect(previewed).toMatchObject({ moving: 2 });
  });

  it('keeps what the version before changed', async () => {
    const { save, db } = await createRulesWorld();
    await save(LOW);
    await save({ ...NOTHING, lifetimeHorizons: { vip: 36 } }, 2);
    expect(rulesSchema.parse(db.dump().get('orgs/maple/rules/3'))).toMatchObject({
      segments: { vipMinLifetimeCents: 9_000 },
      lifetimeHorizons: { vip: 36 },
    });
  });

  it('changes nothing where somebody else was faster, or where the rules are so already', async () => {
    const { save, db } = await createRulesWorld();
    await save(LOW);
    const before = outbox(db);
    const other = { ...NOTHING, segments: { loyalMinOrders: 4 } };
    expect(await save(other, 1)).toStrictEqual({ outcome: 'conflict', version: 2 });
    expect(await save(LOW, 2)).toMatchObject({ outcome: 'same', version: 2 });
    expect(db.pathsUnder('orgs/maple/rules/')).toHaveLength(2);
    expect(outbox(db)).toStrictEqual(before);
  });

  it('lets one of two at the same time win', async () => {
    const { save, db } = await createRulesWorld();
    const other = { ...NOTHING, segments: { loyalMinOrders: 4 } };
    const results = await Promise.all([save(LOW), save(other)]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toStrictEqual(['conflict', 'saved']);
    expect(db.pathsUnder('orgs/maple/rules/')).toHaveLength(2);
  });

  it('does not mind that something else of the organisation changes meanwhile', async () => {
    const { save, db } = await createRulesWorld();
    let disturbed = false;
    db.faults.commit = async (writes, apply) => {
      if (!disturbed && writes.some(({ path }) => path === 'orgs/maple/rules/2')) {
        disturbed = true;
        await db.commit([{ op: 'update', path: 'orgs/maple', data: { breaker: null } }]);
      }
      return apply();
    };
    expect(await save(LOW)).toMatchObject({ outcome: 'saved', version: 2 });
    expect(disturbed).toBe(true);
  });

  it('knows no organisation that does not exist', async () => {
    const { db } = await createRecomputeWorld();
    const tools = { db, now: () => new Date(0), newId: () => 'x', log: () => undefined };
    const about = { orgId: 'birch', rules: LOW };
    expect(await previewRules(tools, about)).toStrictEqual({ outcome: 'missing' });
    const save = { ...about, expectedVersion: 1, by: 'u1' };
    expect(await saveRules(tools, save)).toStrictEqual({ outcome: 'missing' });
  });
});
