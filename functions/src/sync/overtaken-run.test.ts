import { updateOrg } from '../store/orgs';
import { LEASE_MS } from '../store/stream-lease';
import { makeCustomer } from '../testing/cursor-records';
import { createRunWorld } from '../testing/memory-run';

const AT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

describe('a worker whose run was ended by another one', () => {
  it('rings for what it stored before it saw that', async () => {
    // More than one commit takes: a smaller page waits for the next, and is dropped with the run.
    const page = Array.from({ length: 120 }, (_, index) => makeCustomer(index + 1, AT));
    const world = await createRunWorld({ customers: [page] });
    await world.queue('r1');
    world.script.beforePage = () => {
      world.now = new Date(world.now.getTime() + MINUTE_MS);
      return world.db
        .commit([
          {
            op: 'update',
            path: 'orgs/maple/syncRuns/r1',
            data: { state: 'cancelled', worker: null },
          },
        ])
        .then(() => undefined);
    };
    expect(await world.deliver('r1')).toBe('dropped');
    expect(world.document('customers/cur_1')).toBeDefined();
    const [ring = ''] = world.db.pathsUnder('orgs/maple/changes/');
    expect(world.db.dump().get(ring)).toMatchObject({ kind: 'run', runId: 'r1' });
  });

  it('stores nothing more once its claims were taken, since nobody would ring for it', async () => {
    const pages = [0, 120].map((from) =>
      Array.from({ length: 120 }, (_, index) => makeCustomer(from + index + 1, AT)),
    );
    const world = await createRunWorld({ customers: pages });
    await world.queue('r1');
    world.script.beforePage = async (_, page) => {
      if (page === 0) return;
      // The worker stalls; meanwhile the organisation is paused, and another worker ends the run.
      delete world.script.beforePage;
      world.now = new Date(world.now.getTime() + LEASE_MS);
      world.db.advance(LEASE_MS);
      await updateOrg(world.db, 'maple', { status: 'paused' });
      expect(await world.deliver('r1')).toBe('cancelled');
    };
    expect(await world.deliver('r1')).toBe('dropped');
    expect(world.document('customers/cur_120')).toBeDefined();
    expect(world.document('customers/cur_121')).toBeUndefined();
    expect(world.document('streams/customers')).toMatchObject({ holder: null, fence: 2 });
  });
});
