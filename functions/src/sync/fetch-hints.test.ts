import { changeWrite } from '../store/outbox';
import { hintWrite } from '../store/hints';
import { StreamLease } from '../store/stream-lease';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { createScriptedAdapter } from '../testing/scripted-adapter';
import { brokenSentinelRow, sentinelPerson, tracesOf } from '../testing/sentinel-person';
import { eraseCustomer } from './erase-customer';
import { settleOrderHints } from './fetch-hints';

const AT = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const HINT = { stream: 'customers', externalId: '1', createdAt: NOW } as const;
const ENTRY = 'orgs/maple/quarantine/customers-1';

let db: MemoryDatabase;
beforeEach(async () => {
  db = createMemoryDatabase();
  await commitTo(db, [sentinelPerson(AT)]);
});

const erase = () =>
  eraseCustomer(
    { db, now: () => NOW, newId: () => 'audit-1' },
    { orgId: 'maple', customerId: 'cur_1', provider: 'cursor', by: 'cli:ada' },
  );

/** Fetches what is hinted at from a POS that can read one customer, whose row is broken. */
async function settle(beforeAnswer: () => Promise<unknown> = () => Promise.resolve()) {
  await db.commit([hintWrite('maple', HINT)]);
  const scripted = createScriptedAdapter({ pages: {}, now: NOW, locations: [] });
  const readOne = { ...scripted.capabilities.readOne, customers: true };
  await settleOrderHints({
    db,
    orgId: 'maple',
    pos: {
      ...scripted,
      capabilities: { ...scripted.capabilities, readOne },
      readOne: async () => {
        await beforeAnswer();
        return { outcome: 'rejected', rejection: brokenSentinelRow(NOW) };
      },
    },
    note: (effects) => changeWrite('maple', 'c1', { kind: 'records', effects, createdAt: NOW }),
    now: () => NOW,
    onProgress: () => Promise.resolve(),
    claim: (name) => StreamLease.acquire({ db, orgId: 'maple', name, holder: 'run/1' }),
  });
}

describe('a hint about a customer whose row does not validate', () => {
  it('ends in quarantine', async () => {
    await settle();
    expect(db.dump().get(ENTRY)).toMatchObject({ state: 'waiting', externalId: '1' });
    expect(db.pathsUnder('orgs/maple/hints/')).toStrictEqual([]);
  });

  it('brings back no word about a customer who was erased', async () => {
    await erase();
    await settle();
    expect(db.dump().get(ENTRY)).toBeUndefined();
    expect(tracesOf(db.dump())).toStrictEqual([]);
    expect(db.pathsUnder('orgs/maple/hints/')).toStrictEqual([]);
  });

  it('nor about one who is erased while it is fetched', async () => {
    await settle(erase);
    expect(tracesOf(db.dump())).toStrictEqual([]);
  });
});
