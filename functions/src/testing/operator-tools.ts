import type { SyncJob } from '../model/run';
import { createMemoryDatabase } from './memory-database';

/** What people's decisions work with, in memory at one instant: rings are kept, ids are `id1`, `id2` and so on. */
export function createOperatorTools(now: Date) {
  const db = createMemoryDatabase();
  const rung: SyncJob[] = [];
  let ids = 0;
  const tools = {
    db,
    publish: (jobs: readonly SyncJob[]) => Promise.resolve(void rung.push(...jobs)),
    now: () => now,
    newId: () => `id${(ids += 1)}`,
  };
  return { db, rung, tools };
}
