import { randomUUID } from 'node:crypto';
import { reviewSegments } from '../index';
import { changeSchema } from '../model/change';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const HOUR_MS = 3_600_000;

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(() => world.stop());

async function addCustomer(orgId: string, id: string, nextReviewAt: Date | null): Promise<void> {
  const path = `orgs/${orgId}/customers/${id}`;
  await world.db.commit([{ op: 'set', path, data: { insights: { nextReviewAt } } }]);
}

describe('reviewSegments', () => {
  it('leaves those who are due in the outbox, once', async () => {
    const orgId = `t${randomUUID().slice(0, 8)}`;
    await world.addOrg(orgId);
    await addCustomer(orgId, 'late_2', new Date(Date.now() - HOUR_MS));
    await addCustomer(orgId, 'late_1', new Date(Date.now() - 1));
    await addCustomer(orgId, 'early', new Date(Date.now() + HOUR_MS));
    await addCustomer(orgId, 'never', null);
    const tick = { scheduleTime: '2026-01-28T20:00:00Z', jobName: 'test' };
    await reviewSegments.run(tick);
    await reviewSegments.run(tick);
    const entries = await world.db.query({ collection: `orgs/${orgId}/changes` });
    expect(entries.map(({ data }) => changeSchema.parse(data))).toMatchObject([
      { kind: 'records', effects: { customers: ['late_1', 'late_2'], days: [], products: [] } },
    ]);
  });
});
