import { z } from 'zod';
import { statusWrite } from '../functions/src/store/orgs';
import { connect } from './connection/connect';
import { jsonOf, startTestStack, type TestStack } from './testing/test-stack';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
}, 60_000);
afterAll(() => stack.stop());

const saidSchema = z.object({
  checks: z.array(z.object({ name: z.string(), state: z.string(), note: z.string().nullable() })),
  findings: z.array(z.object({ id: z.string(), where: z.string(), command: z.string() })),
});

describe('trellis doctor on the emulator', () => {
  it('looks at an organisation, and says that what is about a project is not looked at', async () => {
    const orgId = await stack.addOrg();
    const done = await stack.trellis(['doctor', orgId, '--json']);
    const { checks, findings } = saidSchema.parse(jsonOf(done));
    expect(findings.filter(({ where }) => where === orgId)).toStrictEqual([]);
    const skipped = checks.filter(({ state }) => state === 'skipped');
    expect(skipped.map(({ name }) => name)).toStrictEqual([
      'project',
      'interfaces',
      'indexes',
      'time-to-live',
      'rules',
      'secrets',
      'schedules',
      'functions',
      'quota',
    ]);
    expect(skipped[0]?.note).toBe('it is about a project, and this is the emulator');
    expect(checks.find(({ name }) => name === 'clock')?.state).toBe('fine');
    expect(checks.find(({ name }) => name === `${orgId}: sealed secrets`)?.state).toBe('fine');
  }, 30_000);

  it('ends with 4 when something is wrong, and types no project', async () => {
    const orgId = await stack.addOrg();
    const { db } = await connect({ project: undefined, env: process.env, rings: false });
    const attention = { quarantined: 0, holds: 0, deadLetters: 0, webhookSilence: true };
    const status = {
      lastSuccessAt: new Date(),
      lastRunId: null,
      lastRunState: null,
      lastError: null,
      attention,
    };
    await db.commit([statusWrite(orgId, status)]);
    const done = await stack.trellis(['doctor', orgId, '--json']);
    expect(done.exitCode).toBe(4);
    expect(saidSchema.parse(jsonOf(done)).findings).toContainEqual({
      id: 'webhook-silent',
      where: orgId,
      command: `npm run trellis -- webhook test ${orgId}`,
    });
  }, 30_000);
});
