import { orgSchema } from '../model/org';
import { PosError } from '../pos/errors';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

const createWorld = () =>
  createRunWorld(onePageEach([makeCustomer(1, AT), makeOrder(1, AT), makeProduct(1, AT)]));

const breakerOf = (world: RunWorld) => orgSchema.parse(world.db.dump().get('orgs/maple')).breaker;

/** Everything is refused for a while. */
function fail(world: RunWorld, kind: 'transient' | 'contract'): void {
  world.script.listLocations = () => {
    throw new PosError(kind, 'GET /location answered 503');
  };
}

async function runs(world: RunWorld, ids: readonly string[]): Promise<void> {
  for (const id of ids) await world.run(id);
}

it('opens after three runs in a row that found the POS away', async () => {
  const world = await createWorld();
  fail(world, 'transient');
  await runs(world, ['r1', 'r2']);
  expect(breakerOf(world)).toStrictEqual({ failures: 2, openUntil: null });
  await world.run('r3');
  const { failures, openUntil } = breakerOf(world) ?? {};
  expect(failures).toBe(3);
  const restMs = (openUntil?.getTime() ?? 0) - world.now.getTime();
  expect(restMs).toBeGreaterThanOrEqual(24 * MINUTE_MS);
  expect(restMs).toBeLessThanOrEqual(30 * MINUTE_MS);
});

it('opens when the POS fails on every stream', async () => {
  const world = await createWorld();
  world.script.beforePage = () => {
    throw new PosError('transient', 'away');
  };
  await runs(world, ['r1', 'r2', 'r3']);
  expect(breakerOf(world)?.failures).toBe(3);
});

it('does not open when one stream fails and the others are stored', async () => {
  const world = await createWorld();
  world.script.beforePage = (stream) => {
    if (stream === 'orders') throw new PosError('transient', 'away');
  };
  await runs(world, ['r1', 'r2', 'r3']);
  expect(breakerOf(world)).toBeNull();
});

it('does not open for what waiting cannot heal', async () => {
  const world = await createWorld();
  fail(world, 'contract');
  await runs(world, ['r1', 'r2', 'r3']);
  expect(breakerOf(world)).toBeNull();
});

async function createOpen(): Promise<RunWorld> {
  const world = await createWorld();
  fail(world, 'transient');
  await runs(world, ['r1', 'r2', 'r3']);
  return world;
}

describe('an open breaker', () => {
  it.each(['schedule', 'cron', 'hint'] as const)('lets no run of a %s start', async (trigger) => {
    const world = await createOpen();
    await world.queue('r4', { trigger });
    expect(await world.deliver('r4')).toBe('cancelled');
    expect(world.readRun('r4')).toMatchObject({
      error: 'The POS has been away; the next try is due later.',
      cost: { apiCalls: 0 },
    });
  });

  it('lets people try, and closes when they succeed', async () => {
    const world = await createOpen();
    delete world.script.listLocations;
    await world.queue('r4', { trigger: 'manual' });
    expect(await world.deliver('r4')).toBe('succeeded');
    expect(breakerOf(world)).toBeNull();
    expect(await world.run('r5')).toBe('succeeded');
  });

  it('rests twice as long when the run that may try fails too', async () => {
    const world = await createOpen();
    world.now = new Date(world.now.getTime() + 30 * MINUTE_MS);
    expect(await world.run('r4')).toBe('failed');
    const restMs = (breakerOf(world)?.openUntil?.getTime() ?? 0) - world.now.getTime();
    expect(restMs).toBeGreaterThanOrEqual(48 * MINUTE_MS);
    expect(restMs).toBeLessThanOrEqual(60 * MINUTE_MS);
  });
});

it('writes nothing to the org while all is well', async () => {
  const world = await createWorld();
  await runs(world, ['r1', 'r2']);
  const toOrg = world.db.commits.flat().filter(({ path }) => path === 'orgs/maple');
  expect(toOrg.map(({ op }) => op)).toEqual(['create']);
});
