import type { MemoryDatabase } from './memory-database';

/** What is to end the same wherever it is killed. */
export interface Killed<W extends { readonly db: MemoryDatabase }> {
  /** A new world, the same each time. */
  readonly create: () => Promise<W>;
  /** What is killed and then done again. */
  readonly act: (world: W) => Promise<unknown>;
  /** Looks at a world in which it was killed once and then done, beside one in which nobody was killed. */
  readonly check: (world: W, whole: W) => void;
  /** Says `killed`. */
  readonly error?: Error;
}

/**
 * Does something in a world of its own for each of its commits: killed right before it or right after it, and then done again.
 * @param applied the points of death: `false` before a commit, `true` after it.
 * @returns how many commits it makes when nobody kills it.
 */
export async function killAtEachCommit<W extends { readonly db: MemoryDatabase }>(
  { create, act, check, error = new Error('killed') }: Killed<W>,
  applied: readonly boolean[] = [false, true],
): Promise<number> {
  const whole = await create();
  const before = whole.db.commits.length;
  await act(whole);
  const commits = whole.db.commits.length - before;
  for (let step = 0; step < commits; step += 1) {
    for (const isApplied of applied) {
      const world = await create();
      let seen = 0;
      world.db.faults.commit = (_, apply) => {
        if (seen++ !== step) return Promise.resolve(apply());
        if (isApplied) apply();
        return Promise.reject(error);
      };
      await expect(act(world)).rejects.toThrow('killed');
      delete world.db.faults.commit;
      await act(world);
      check(world, whole);
    }
  }
  return commits;
}
