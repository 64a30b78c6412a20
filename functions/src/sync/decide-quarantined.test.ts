import type { Rejection } from '../model/observation';
import { readStatus, statusWrite } from '../store/orgs';
import {
  quarantineId,
  quarantineWrites,
  readQuarantined,
  releaseWrites,
} from '../store/quarantine';
import { createOperatorTools } from '../testing/operator-tools';
import { decideQuarantined } from './decide-quarantined';

const NOW = new Date('2026-01-28T20:07:30Z');
const BADGE = {
  lastSuccessAt: NOW,
  lastRunId: 'r1',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 3, holds: 0, deadLetters: 0 },
} as const;

const row = (externalId: string | null): Rejection => ({
  stream: 'orders',
  externalId,
  reasons: ['total is no number'],
  observedAt: NOW,
  raw: `{"id":${externalId}}`,
});

const NAMELESS = quarantineId(row(null));

/** Two orders and a row without an id wait in quarantine, and the badge says so. */
async function createWorld() {
  const { db, tools, rung } = createOperatorTools(NOW);
  for (const rejection of [row('7'), row('8'), row(null)])
    await db.commit(quarantineWrites('maple', rejection, null, NOW));
  await db.commit([statusWrite('maple', BADGE)]);
  return {
    db,
    rung,
    decide: (ids: string[] | null, action: 'retry' | 'dismiss') =>
      decideQuarantined(tools, { orgId: 'maple', ids, action, by: 'u1' }),
    hints: () => db.pathsUnder('orgs/maple/hints/').map((path) => path.split('/').at(-1)),
    audits: () =>
      db.pathsUnder('orgs/maple/audit/').map((path) => {
        const { action, target } = { ...db.dump().get(path) };
        return [action, target];
      }),
    badge: async () => (await readStatus(db, 'maple'))?.attention.quarantined,
  };
}

describe('retry', () => {
  it('asks for the named rows, and says which of them do not wait', async () => {
    const { rung, decide, hints, audits } = await createWorld();
    expect(await decide(['orders-7', 'orders-9', NAMELESS], 'retry')).toStrictEqual({
      done: ['orders-7'],
      withoutId: [NAMELESS],
      notWaiting: ['orders-9'],
    });
    expect(hints()).toStrictEqual(['orders-7']);
    expect(rung).toHaveLength(1);
    expect(audits()).toStrictEqual([['quarantine_retried', 'orders-7']]);
  });

  it('asks for all', async () => {
    const { decide, hints, audits } = await createWorld();
    expect(await decide(null, 'retry')).toStrictEqual({
      done: ['orders-7', 'orders-8'],
      withoutId: [NAMELESS],
      notWaiting: [],
    });
    expect(hints()).toStrictEqual(['orders-7', 'orders-8']);
    expect(audits()).toStrictEqual([['quarantine_retried', null]]);
  });

  it('asks for nothing where nothing waits', async () => {
    const { rung, decide } = await createWorld();
    const nothing = { done: [], withoutId: [], notWaiting: ['orders-9'] };
    expect(await decide(['orders-9'], 'retry')).toStrictEqual(nothing);
    expect(rung).toStrictEqual([]);
  });
});

describe('dismiss', () => {
  it('takes the named rows off the list and the badge, once', async () => {
    const { db, decide, audits, badge } = await createWorld();
    const named = ['orders-7', NAMELESS];
    const first = await decide(named, 'dismiss');
    expect(first).toStrictEqual({ done: named, withoutId: [], notWaiting: [] });
    expect((await readQuarantined(db, 'maple', ['orders-7'])).get('orders-7')?.state).toBe(
      'dismissed',
    );
    expect(await badge()).toBe(1);
    const second = await decide(named, 'dismiss');
    expect(second).toStrictEqual({ done: [], withoutId: [], notWaiting: named });
    expect(audits()).toStrictEqual([
      ['quarantine_dismissed', 'orders-7'],
      ['quarantine_dismissed', NAMELESS],
    ]);
  });

  it('takes all off the list', async () => {
    const { decide, badge } = await createWorld();
    const { done } = await decide(null, 'dismiss');
    expect([...done].toSorted()).toStrictEqual([NAMELESS, 'orders-7', 'orders-8'].toSorted());
    expect(await badge()).toBe(0);
  });

  it('passes over a row that validates meanwhile', async () => {
    const { db, decide } = await createWorld();
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      await db.commit(releaseWrites('maple', 'orders-7'));
      return apply();
    };
    expect(await decide(['orders-7'], 'dismiss')).toMatchObject({ notWaiting: ['orders-7'] });
    expect(db.dump().has('orgs/maple/quarantine/orders-7')).toBe(false);
  });
});
