import { StoreUnavailable } from '../store/errors';
import { makeCustomer } from '../testing/cursor-records';
import { createFitWorld, type FitWorld } from '../testing/fit-world';
import { commitTo } from '../testing/memory-commit';
import { T1 } from '../testing/recompute-world';

const suggestionsOf = (world: FitWorld): number =>
  world.db.pathsUnder('orgs/maple/suggestions/').length;

/** A synced org with a sale, and two customers who share a phone number. */
async function createWorld(): Promise<FitWorld> {
  const world = await createFitWorld();
  await world.sell(1, [['2026-01-20', 2_000]]);
  const contact = { email: null, phone: '+13155550123', birthDate: null };
  await commitTo(
    world.db,
    [2, 3].map((index) => ({ ...makeCustomer(index, T1), contact })),
  );
  return world;
}

describe('with each new fit', () => {
  it('customers are compared with each other, and not before the next one', async () => {
    const world = await createWorld();
    await world.fit();
    expect(suggestionsOf(world)).toBe(1);
    const contact = { email: null, phone: '+13155550188', birthDate: null };
    await commitTo(
      world.db,
      [4, 5].map((index) => ({ ...makeCustomer(index, T1), contact })),
    );
    await world.fit();
    expect(suggestionsOf(world)).toBe(1);
    world.now = new Date(world.now.getTime() + 7 * 86_400_000);
    await world.fit();
    expect(suggestionsOf(world)).toBe(2);
  });

  it('the fit stands when they cannot be, and it is said', async () => {
    const world = await createWorld();
    world.db.faults.commit = (writes, apply) =>
      writes.some(({ path }) => path.includes('/suggestions/'))
        ? Promise.reject(new StoreUnavailable('away'))
        : Promise.resolve(apply());
    expect(await world.fit()).toStrictEqual({ fitted: 1, failed: 0, cutShort: false });
    expect(world.reported).toStrictEqual(['customers could not be compared']);
    expect(suggestionsOf(world)).toBe(0);
  });
});
