import type { Database } from '../store/database';
import { openDatabase } from '../store/open-database';

/** A project of the emulator that no deployed function listens to, so that only the test does anything in it. */
export const TEST_PROJECT = 'demo-trellis-tests';

/**
 * The Firestore emulator's database for tests.
 * @throws Error when no emulator is named: without it the tests would reach for a real project.
 */
export function openTestDatabase(): Database {
  if (!process.env['FIRESTORE_EMULATOR_HOST'])
    throw new Error('FIRESTORE_EMULATOR_HOST is not set: run these tests with npm test');
  return openDatabase({ projectId: TEST_PROJECT });
}
