import { randomUUID } from 'node:crypto';
import { getApps, deleteApp } from 'firebase-admin/app';
import type { Database } from '../../../functions/src/store/database';
import { openDatabase } from '../../../functions/src/store/open-database';
import { createMemoryDatabase } from '../../../functions/src/testing/memory-database';
import { rememberCounts } from './remembered-counts';
import { shiftClock, type ShiftedDatabase } from './shifted-database';

/** Where a seed's documents lie. */
export interface Backend {
  readonly database: Database;
  /** Moves the database's own clock on. */
  advance(ms: number): void;
  close(): Promise<void>;
}

export type BackendName = 'memory' | 'emulator';

/**
 * An empty database: in memory, or a project in the Firestore emulator.
 * @param project to be emptied, used and kept open, for whoever plays many seeds one after the other; absent for a project
 * of the seed's own.
 */
export async function openBackend(name: BackendName, project?: string): Promise<Backend> {
  if (name === 'memory') {
    const database = createMemoryDatabase();
    return { database, advance: (ms) => database.advance(ms), close: () => Promise.resolve() };
  }
  if (project === undefined) return openOwn(newProject());
  await empty(project);
  return { ...openEmulated(project), close: () => Promise.resolve() };
}

/** A name that no other project has. */
export function newProject(): string {
  return `demo-chaos-${randomUUID().slice(0, 8)}`;
}

function openOwn(projectId: string): Backend {
  return {
    ...openEmulated(projectId),
    async close() {
      const app = getApps().find((one) => one.name === projectId);
      if (app) await deleteApp(app);
    },
  };
}

function openEmulated(projectId: string): ShiftedDatabase {
  return shiftClock(rememberCounts(openDatabase({ projectId })));
}

/** Takes all documents from a project of the emulator, which would keep those of a thousand seeds otherwise. */
async function empty(project: string): Promise<void> {
  const host = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
  const path = `emulator/v1/projects/${project}/databases/(default)/documents`;
  const { ok, status } = await fetch(`http://${host}/${path}`, { method: 'DELETE' });
  if (!ok) throw new Error(`the emulator did not empty ${project}: ${status}`);
}
