import { StoreUnavailable } from '../store/errors';
import { describeDatabaseContract } from './database-contract';
import { createMemoryDatabase } from './memory-database';

describeDatabaseContract('the database in memory', () => ({
  db: createMemoryDatabase(),
  root: 'orgs/test',
}));

describe('the database in memory', () => {
  it('lets a test fail a commit before and after it is applied', async () => {
    const db = createMemoryDatabase();
    db.faults.commit = () => Promise.reject(new StoreUnavailable('before'));
    await expect(db.commit([{ op: 'set', path: 'a/1', data: {} }])).rejects.toThrow('before');
    db.faults.commit = (_, apply) => {
      apply();
      return Promise.reject(new StoreUnavailable('after'));
    };
    await expect(db.commit([{ op: 'set', path: 'a/2', data: {} }])).rejects.toThrow('after');
    expect(db.pathsUnder('')).toStrictEqual(['a/2']);
    expect(db.commits).toHaveLength(1);
  });

  it('refuses what Firestore refuses or reads otherwise', async () => {
    const db = createMemoryDatabase();
    const commit = (data: Record<string, unknown>) => db.commit([{ op: 'set', path: 'a/1', data }]);
    await expect(commit({ x: { y: undefined } })).rejects.toThrow('undefined');
    await expect(commit({ 'x.y': 1 })).rejects.toThrow('read as a path');
  });
});
