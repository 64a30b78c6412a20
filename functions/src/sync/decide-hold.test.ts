import type { HoldInput } from '../model/quarantine';
import { holdWrite } from '../store/holds';
import { createMemoryDatabase } from '../testing/memory-database';
import { decideHold, type HoldDecision } from './decide-hold';

const NOW = new Date('2026-01-28T20:07:30Z');

const HOLD: HoldInput = {
  stream: 'customers',
  reason: 'mass_vanish',
  expected: 100,
  seen: 40,
  ids: ['1', '2'],
  digest: 'abc',
  state: 'open',
  createdAt: new Date('2026-01-28T19:00:00Z'),
};

async function createWorld(hold: HoldInput | null) {
  const db = createMemoryDatabase();
  if (hold) await db.commit([holdWrite('maple', hold)]);
  const stored = () => db.dump().get('orgs/maple/holds/customers');
  const decide = (decision: HoldDecision, digest?: string | null) =>
    decideHold(
      { db, now: () => NOW, newId: () => 'a1' },
      {
        orgId: 'maple',
        stream: 'customers',
        decision,
        by: 'cli:ada',
        ...(digest === undefined ? {} : { digest }),
      },
    );
  return { db, stored, decide };
}

it.each([
  ['confirmed', 'hold_confirmed'],
  ['rejected', 'hold_rejected'],
] as const)('keeps that a hold is %s, by whom and when', async (decision, action) => {
  const { db, stored, decide } = await createWorld(HOLD);
  expect(await decide(decision, 'abc')).toMatchObject({ outcome: 'decided' });
  expect(stored()).toStrictEqual({
    ...HOLD,
    state: decision,
    decidedBy: 'cli:ada',
    decidedAt: NOW,
  });
  expect(db.dump().get('orgs/maple/audit/a1')).toStrictEqual({
    action,
    target: 'customers',
    by: 'cli:ada',
    at: NOW,
    expireAt: expect.any(Date),
  });
});

it('lets a decision be changed until sync has acted on it', async () => {
  const { stored, decide } = await createWorld({ ...HOLD, state: 'rejected' });
  await decide('confirmed');
  expect(stored()).toMatchObject({ state: 'confirmed' });
});

it.each([
  ['another set than the one that was looked at', HOLD, 'old', 'changed'],
  ['more than nothing, which is what was looked at', HOLD, null, 'changed'],
  ['a hold that a later walk has closed', { ...HOLD, state: 'closed' }, null, 'closed'],
  ['a hold that names nothing', { ...HOLD, digest: null }, null, 'nothing_to_confirm'],
  ['a hold that does not exist', null, null, 'missing'],
] as const)('does not confirm %s', async (_, hold, digest, outcome) => {
  const { db, stored, decide } = await createWorld(hold);
  const before = stored();
  expect(await decide('confirmed', digest)).toStrictEqual({ outcome });
  expect(stored()).toStrictEqual(before);
  expect(db.pathsUnder('orgs/maple/audit/')).toEqual([]);
});

it('does not decide about a set that changes while it is decided', async () => {
  const { db, stored, decide } = await createWorld(HOLD);
  db.faults.commit = async (_, apply) => {
    delete db.faults.commit;
    await db.commit([holdWrite('maple', { ...HOLD, digest: 'def' })]);
    return apply();
  };
  expect(await decide('confirmed', 'abc')).toStrictEqual({ outcome: 'changed' });
  expect(stored()).toMatchObject({ state: 'open', digest: 'def' });
});
