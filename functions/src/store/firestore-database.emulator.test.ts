import { randomUUID } from 'node:crypto';
import { describeDatabaseContract } from '../testing/database-contract';
import { openTestDatabase } from '../testing/emulator-database';

const db = openTestDatabase();

describeDatabaseContract('Firestore', () => ({ db, root: `orgs/t${randomUUID().slice(0, 8)}` }));
