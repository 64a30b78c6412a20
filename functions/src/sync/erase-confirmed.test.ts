import { makeOrg } from '../testing/make-org';
import { createOperatorTools } from '../testing/operator-tools';
import { quarantineWrites } from '../store/quarantine';
import { eraseConfirmed } from './erase-confirmed';

const NOW = new Date('2026-01-28T20:07:30Z');

/** An org in which customer 7 is known, as a row that could not become a record. */
async function createWorld() {
  const { db, tools } = createOperatorTools(NOW);
  const row = { stream: 'customers' as const, externalId: '7', reasons: ['no name'] };
  await db.commit([
    { op: 'create', path: 'orgs/maple', data: { ...makeOrg('http://127.0.0.1:9') } },
    ...quarantineWrites('maple', { ...row, observedAt: NOW, raw: '{"id":7}' }, null, NOW),
  ]);
  return {
    db,
    erase: (confirmation: string, by = 'u1', customerId = 'alv_7') =>
      eraseConfirmed(tools, { orgId: 'maple', customerId, confirmation, by }),
    audits: () => db.pathsUnder('orgs/maple/audit/').map((path) => db.dump().get(path)),
  };
}

it('erases when the number was typed, and leaves the mark of who wanted it', async () => {
  const { db, erase, audits } = await createWorld();
  expect(await erase(' 7 ')).toMatchObject({ outcome: 'erased', receipt: { by: 'u1' } });
  expect(db.dump().get('orgs/maple/customers/alv_7')).toMatchObject({
    source: { provider: 'alleaves', erasedAt: NOW },
  });
  expect(audits()).toStrictEqual([
    { action: 'customer_erased', target: 'alv_7', by: 'u1', at: NOW, expireAt: expect.any(Date) },
  ]);
});

it.each(['', '8', 'alv_7', '77', 'yes'])('erases nobody when "%s" was typed', async (typed) => {
  const { db, erase } = await createWorld();
  const written = db.commits.length;
  expect(await erase(typed)).toStrictEqual({ outcome: 'unconfirmed' });
  expect(db.commits).toHaveLength(written);
});

it('erases once, on the word of who was first', async () => {
  const { erase, audits } = await createWorld();
  await erase('7');
  expect(await erase('7', 'u2')).toMatchObject({ outcome: 'already', receipt: { by: 'u1' } });
  expect(audits()).toMatchObject([{ by: 'u1' }]);
});

it('knows no customer who does not exist', async () => {
  const { erase, audits } = await createWorld();
  expect(await erase('9', 'u1', 'alv_9')).toStrictEqual({ outcome: 'unknown' });
  expect(audits()).toStrictEqual([]);
});
