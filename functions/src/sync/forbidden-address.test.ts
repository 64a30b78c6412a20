import { openForOrg } from '../pos/alleaves/open-for-org';
import { readPosHosts } from '../pos/hosts';
import { createRun, readRun } from '../store/runs';
import { createMemoryDatabase } from '../testing/memory-database';
import { startSimulatedOrg } from '../testing/simulated-org';
import { newRun } from './plan-run';
import { runSync } from './run-sync';

it('a run of an organisation whose address is not permitted fails and says why, and nothing is sent', async () => {
  const world = await startSimulatedOrg({ database: createMemoryDatabase() });
  const { db, orgId, simulator, tools } = world;
  const deployed = {
    ...tools,
    openPos: openForOrg({
      hosts: readPosHosts('', false),
      now: tools.now,
      random: () => 0.5,
    }),
  };
  await createRun(db, orgId, 'r1', newRun({ trigger: 'schedule', now: tools.now() }));
  expect(await runSync(deployed, { orgId, runId: 'r1' })).toBe('failed');
  expect((await readRun(db, orgId, 'r1'))?.run).toMatchObject({
    error: 'Nothing was sent to Alleaves: its address is not https',
    cost: { apiCalls: 0 },
  });
  expect(simulator.journal()).toStrictEqual([]);
  await world.stop();
});
