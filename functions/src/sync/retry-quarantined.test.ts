import type { Rejection } from '../model/observation';
import { quarantineId, quarantineWrites, readQuarantined } from '../store/quarantine';
import { createOperatorTools } from '../testing/operator-tools';
import { dismissQuarantined, retryQuarantined } from './retry-quarantined';

const NOW = new Date('2026-01-28T20:07:30Z');

const rejectionOf = (given: Partial<Rejection>): Rejection => ({
  stream: 'orders',
  externalId: '7',
  reasons: ['total is no number'],
  observedAt: NOW,
  raw: '{"id":7}',
  ...given,
});

async function createWorld(...rejections: Rejection[]) {
  const { db, rung, tools } = createOperatorTools(NOW);
  for (const rejection of rejections)
    await db.commit(quarantineWrites('maple', rejection, null, NOW));
  const asked = { orgId: 'maple', by: 'cli:ada' };
  return {
    db,
    rung,
    retry: (id: string | null) =>
      retryQuarantined(tools, { ...asked, ids: id === null ? null : [id] }),
    dismiss: (id: string) => dismissQuarantined(tools, { ...asked, id }),
    hints: () => db.pathsUnder('orgs/maple/hints/').map((path) => path.split('/').at(-1)),
  };
}

const stateOf = async (world: Awaited<ReturnType<typeof createWorld>>, row: string) =>
  (await readQuarantined(world.db, 'maple', [row])).get(row)?.state;

describe('retry', () => {
  it('asks for one order by its id, with a run that takes the hint up', async () => {
    const world = await createWorld(rejectionOf({}), rejectionOf({ externalId: '8' }));
    expect(await world.retry('orders-7')).toStrictEqual({ retried: ['orders-7'], withoutId: [] });
    expect(world.hints()).toEqual(['orders-7']);
    expect(world.rung).toStrictEqual([{ orgId: 'maple', runId: 'hint-20260128T2007' }]);
    expect(world.db.dump().get('orgs/maple/audit/id1')).toMatchObject({
      action: 'quarantine_retried',
      target: 'orders-7',
      by: 'cli:ada',
    });
  });

  it('asks for all: orders one by one, any other stream once, rows without an id not at all', async () => {
    const withoutId = rejectionOf({ externalId: null });
    const world = await createWorld(
      rejectionOf({}),
      rejectionOf({ stream: 'customers', externalId: '1' }),
      rejectionOf({ stream: 'customers', externalId: '2' }),
      withoutId,
    );
    expect(await world.retry(null)).toStrictEqual({
      retried: ['customers-1', 'customers-2', 'orders-7'],
      withoutId: [quarantineId(withoutId)],
    });
    expect(world.hints()).toEqual(['customers', 'orders-7']);
  });

  it('asks for nothing when nothing waits', async () => {
    const world = await createWorld();
    expect(await world.retry(null)).toBeNull();
    expect(await world.retry('orders-7')).toBeNull();
    expect(world.rung).toEqual([]);
  });
});

describe('dismiss', () => {
  const withoutId = rejectionOf({ externalId: null });
  const id = quarantineId(withoutId);

  it('takes a row off the list and keeps it', async () => {
    const world = await createWorld(withoutId);
    expect(await world.dismiss(id)).toBe(true);
    expect(await stateOf(world, id)).toBe('dismissed');
    expect(await world.dismiss(id)).toBe(false);
    expect(await world.retry(null)).toBeNull();
  });

  it('is not undone when the very same row comes again', async () => {
    const world = await createWorld(withoutId);
    await world.dismiss(id);
    const before = (await readQuarantined(world.db, 'maple', [id])).get(id) ?? null;
    await world.db.commit(quarantineWrites('maple', withoutId, before, NOW));
    expect(await stateOf(world, id)).toBe('dismissed');
  });

  it('does not hide what a row with an id becomes', async () => {
    const world = await createWorld(rejectionOf({}));
    await world.dismiss('orders-7');
    const before = (await readQuarantined(world.db, 'maple', ['orders-7'])).get('orders-7') ?? null;
    const changed = rejectionOf({ raw: '{"id":7,"total":"?"}' });
    await world.db.commit(quarantineWrites('maple', changed, before, NOW));
    expect(await stateOf(world, 'orders-7')).toBe('waiting');
  });
});
