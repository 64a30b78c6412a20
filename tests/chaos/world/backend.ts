import { randomUUID } from 'node:crypto';
import { getApps, deleteApp } from 'firebase-admin/app';
import type { Database } from '../../../functions/src/store/database';
import { openDatabase } from '../../../functions/src/store/open-database';
import { createMemoryDatabase } from '../../../functions/src/testing/memory-database';
import { shiftClock } from './shifted-database';

/** Where a seed's documents lie. */
export interface Backend {
  readonly database: Database;
  /** Moves the database's own clock on. */
  advance(ms: number): void;
  close(): Promise<void>;
}

export type BackendName = 'memory' | 'emulator';

/** An empty database: in memory, or a project of its own in the Firestore emulator. */
export function openBackend(name: BackendName): Backend {
  if (name === 'memory') {
    const database = createMemoryDatabase();
    return { database, advance: (ms) => database.advance(ms), close: () => Promise.resolve() };
  }
  const projectId = `demo-chaos-${randomUUID().slice(0, 8)}`;
  const shifted = shiftClock(openDatabase({ projectId }));
  return {
    ...shifted,
    async close() {
      const app = getApps().find((one) => one.name === projectId);
      if (app) await deleteApp(app);
    },
  };
}
