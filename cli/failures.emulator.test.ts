import { openDatabase } from '../functions/src/store/open-database';
import { deadChangeWrite } from '../functions/src/store/dead-letters';
import { holdWrite } from '../functions/src/store/holds';
import { quarantineWrites } from '../functions/src/store/quarantine';
import { createRun, readRun } from '../functions/src/store/runs';
import { newRun } from '../functions/src/sync/plan-run';
import { EMULATOR_PROJECT } from './connection/connect';
import { jsonOf, startTestStack, type TestStack } from './testing/test-stack';

const db = openDatabase({ projectId: EMULATOR_PROJECT });
const AT = new Date('2026-01-28T20:00:00Z');

let stack: TestStack;
let orgId: string;

beforeAll(async () => {
  stack = await startTestStack();
  orgId = await stack.addOrg();
});
afterAll(() => stack.stop());

const onOrg = (): string[] => ['--org', orgId];

const quarantine = (externalId: string | null, raw: string) =>
  db.commit(
    quarantineWrites(
      orgId,
      {
        stream: 'orders',
        externalId,
        reasons: ['total is no number', 'status is no number'],
        observedAt: AT,
        raw,
      },
      null,
      AT,
    ),
  );

describe('quarantine', () => {
  it('lists what waits, and shows the payload only when asked to', async () => {
    await quarantine('999999', '{"secret":"Ada"}');
    const listed = await stack.trellis(['quarantine', 'list', orgId]);
    expect(listed.stdout).toMatch(/^orders-999999 .* total is no number\s+and 1 more$/m);
    const shown = await stack.trellis(['quarantine', 'show', 'orders-999999', ...onOrg()]);
    expect(shown.stdout).toContain('  - status is no number\n');
    expect(shown.stdout).not.toContain('Ada');
    const raw = await stack.trellis(['quarantine', 'show', 'orders-999999', '--raw', ...onOrg()]);
    expect(raw.stdout).toContain('{"secret":"Ada"}\n');
  });

  it('asks the POS again, and dismisses what has no id', async () => {
    await quarantine(null, '{"total":"?"}');
    const retried = await stack.trellis(['quarantine', 'retry', '--all', ...onOrg(), '--json']);
    expect(jsonOf(retried)).toMatchObject({
      retried: ['orders-999999'],
      withoutId: [expect.stringMatching(/^orders-[0-9a-f]{24}$/)],
    });
    const listed = await stack.trellis(['quarantine', 'list', orgId]);
    const [withoutId = ''] = /orders-[0-9a-f]{24}/.exec(listed.stdout) ?? [];
    expect((await stack.trellis(['quarantine', 'dismiss', withoutId, ...onOrg()])).stdout).toBe(
      `${withoutId} is dismissed.\n`,
    );
    const again = await stack.trellis(['quarantine', 'dismiss', withoutId, ...onOrg()]);
    expect(again).toMatchObject({ exitCode: 1, stdout: '' });
    expect(again.stderr).toContain('See which do: npm run trellis -- quarantine list');
  });
});

describe('holds', () => {
  it('shows what a hold is about, and keeps the decision with its maker', async () => {
    await db.commit([
      holdWrite(orgId, {
        stream: 'customers',
        reason: 'mass_vanish',
        expected: 1_000,
        seen: 400,
        ids: ['10231', '10232'],
        digest: 'abc',
        state: 'open',
        createdAt: AT,
      }),
    ]);
    const listed = await stack.trellis(['holds', 'list', orgId]);
    expect(listed.stdout).toContain('The POS returned 400 customers where 1,000 are known.');
    expect(listed.stdout).toContain('missing: 10231, 10232');
    const confirm = ['holds', 'confirm', 'customers', ...onOrg()];
    const stale = await stack.trellis([...confirm, '--digest', 'old']);
    expect(stale).toMatchObject({ exitCode: 1 });
    expect(stale.stderr).toContain('another set than the one you looked at');
    const confirmed = await stack.trellis([...confirm, '--digest', 'abc']);
    expect(confirmed.stdout).toBe('The hold of customers (2 records) is confirmed.\n');
    const rejected = await stack.trellis(['holds', 'reject', 'customers', ...onOrg(), '--json']);
    expect(jsonOf(rejected)).toMatchObject({
      hold: { id: 'customers', state: 'rejected', decidedBy: expect.stringMatching(/^cli:/) },
    });
    expect(await db.query({ collection: `orgs/${orgId}/audit` })).not.toHaveLength(0);
  });

  it('names the remedy when nothing is held', async () => {
    const finished = await stack.trellis(['holds', 'confirm', 'products', ...onOrg()]);
    expect(finished).toMatchObject({ exitCode: 1, stdout: '' });
    expect(finished.stderr).toBe(
      'There is no such hold. See which there are: npm run trellis -- holds list\n',
    );
  });
});

describe('dead letters', () => {
  it('are listed with their reason, and redriven all at once', async () => {
    const effects = { customers: ['alv_1'], days: [], products: [] };
    await db.commit([deadChangeWrite(orgId, effects, { reason: 'Broken.', attempts: 6, at: AT })]);
    const listed = await stack.trellis(['dead-letters', 'list', orgId]);
    expect(listed.stdout).toMatch(/^change-[0-9a-f]{24} .* insights of 1 customer +Broken\.$/m);
    const status = await stack.trellis(['status', orgId]);
    expect(status.stdout).toMatch(/^Attention .*, 1 dead letter$/m);
    const redriven = await stack.trellis(['dead-letters', 'redrive', '--all', ...onOrg()]);
    expect(redriven.stdout).toMatch(/^change-[0-9a-f]{24} is tried again as /);
    expect((await stack.trellis(['dead-letters', 'list', orgId])).stdout).toBe(
      `There is no dead letter of ${orgId}.\n`,
    );
  });
});

describe('cancel', () => {
  it('ends a run that nobody has begun, once', async () => {
    const run = newRun({ trigger: 'manual', now: new Date() });
    await createRun(db, orgId, 'manual-1', run);
    const first = await stack.trellis(['cancel', 'manual-1', ...onOrg()]);
    expect(first.stdout).toBe('manual-1 is cancelled.\n');
    const second = await stack.trellis(['cancel', 'manual-1', ...onOrg()]);
    expect(second.stdout).toBe('manual-1 had ended already.\n');
    expect((await readRun(db, orgId, 'manual-1'))?.run.state).toBe('cancelled');
  });

  it('names the remedy for a run that does not exist', async () => {
    const finished = await stack.trellis(['cancel', 'manual-2', ...onOrg()]);
    expect(finished.exitCode).toBe(1);
    expect(finished.stderr).toContain(`There is no run manual-2 of ${orgId}.`);
  });
});
