import { z } from 'zod';
import { INITIAL_STREAM_STATE } from '../../functions/src/model/stream-state';
import { deadRunWrite } from '../../functions/src/store/dead-letters';
import { statusWrite, updateOrg } from '../../functions/src/store/orgs';
import { createRun } from '../../functions/src/store/runs';
import { createSecrets } from '../../functions/src/store/secrets';
import { newRun } from '../../functions/src/sync/plan-run';
import type { FindingId } from './finding';
import {
  createSickWorld,
  minutesAgo,
  NOW,
  vaultOf,
  WELL,
  type SickWorld,
} from './testing/sick-world';

let world: SickWorld;
beforeEach(async () => {
  world = await createSickWorld();
}, 60_000);
afterEach(() => world.stop());

const saidSchema = z.object({
  healthy: z.boolean(),
  checks: z.array(z.object({ name: z.string(), state: z.string() })),
  findings: z.array(
    z.object({
      id: z.string(),
      where: z.string(),
      what: z.string(),
      remedy: z.string(),
      command: z.string(),
    }),
  ),
});

async function diagnose() {
  const { exitCode, said } = await world.diagnose();
  return { exitCode, ...saidSchema.parse(said) };
}

const badge = (attention: Partial<typeof WELL.attention>) =>
  world.db.commit([
    statusWrite('maple', { ...WELL, attention: { ...WELL.attention, ...attention } }),
  ]);

/** Each fault, how it comes about, what is to be said of it, and what is to be typed. */
const FAULTS: readonly (readonly [
  fault: string,
  id: FindingId,
  plant: () => unknown,
  what: string,
  command: string,
])[] = [
  [
    'a missing index',
    'missing-index',
    () => world.google.project.indexes.pop(),
    '1 of ',
    'npm run deploy -- indexes --project maple-prod',
  ],
  [
    'a wrong secret',
    'wrong-secret',
    () =>
      world.db.commit(
        createSecrets(world.db, 'maple', vaultOf(8))
          .credentialWrites({ username: 'u', password: 'p' })
          .slice(0, 1),
      ),
    'What is stored of its login cannot be opened by these SEALING_KEYS',
    'npm run trellis -- org add maple --project maple-prod',
  ],
  [
    'a paused schedule',
    'schedule-paused',
    () => {
      for (const job of world.google.project.jobs)
        if (job.name.includes('scheduleSync')) job.state = 'PAUSED';
    },
    'The schedule of scheduleSync is paused',
    'gcloud scheduler jobs resume firebase-schedule-scheduleSync-us-central1 --location us-central1 --project maple-prod',
  ],
  [
    'revoked credentials',
    'login-refused',
    () =>
      updateOrg(world.db, 'maple', {
        status: 'needs_attention',
        statusReason: 'Alleaves refused the login.',
      }),
    'It waits for somebody: Alleaves refused the login.',
    'npm run trellis -- org add maple --project maple-prod',
  ],
  [
    'a silent webhook',
    'webhook-silent',
    () => badge({ webhookSilence: true }),
    'No webhook comes while sales go on',
    'npm run trellis -- webhook test maple --project maple-prod',
  ],
  [
    'a stale run',
    'stale-run',
    () =>
      createRun(world.db, 'maple', 'r2', {
        ...newRun({ trigger: 'schedule', now: minutesAgo(40) }),
        state: 'running',
      }),
    'The run r2 is running and was last heard of 40 minutes ago',
    'npm run trellis -- cancel r2 --org maple --project maple-prod',
  ],
  [
    'a stuck lease',
    'lease-stuck',
    async () => {
      const data = { ...INITIAL_STREAM_STATE, holder: 'r0/worker', fence: 1 };
      await world.db.commit([{ op: 'set', path: 'orgs/maple/streams/orders', data }]);
      world.db.advance(31 * 60_000);
    },
    'A worker that shows no sign of life holds orders for 31 minutes.',
    'npm run trellis -- sync maple --wait --project maple-prod',
  ],
  [
    'rules that are not deployed',
    'rules-not-deployed',
    () => {
      world.google.project.rules = 'service cloud.firestore {}';
    },
    'The security rules in force are not those of this checkout.',
    'npm run deploy -- rules --project maple-prod',
  ],
  [
    'a clock that is off',
    'clock-skew',
    () => {
      world.google.project.now = minutesAgo(5);
    },
    'The clock of this machine is 300 s ahead of',
    'sudo timedatectl set-ntp true',
  ],
  [
    'a quota that is near',
    'quota-near',
    () => {
      for (const quota of world.google.project.quotas) quota.used = 800;
    },
    'The quota run.googleapis.com/services (us-central1) is near its end: 800 of 1000 are used.',
    'open https://console.cloud.google.com/iam-admin/quotas?project=maple-prod',
  ],
  [
    'another version',
    'version-mismatch',
    () => {
      for (const one of world.google.project.functions) one.labels = { 'trellis-version': '0-0-9' };
    },
    'functions are of version 0-0-9, and this checkout is ',
    'npm run deploy -- functions --project maple-prod',
  ],
  [
    'dead letters',
    'dead-letters',
    () =>
      world.db.commit([
        deadRunWrite(
          'maple',
          { runId: 'r1', run: newRun({ trigger: 'schedule', now: NOW }) },
          { reason: 'Gave up after 5 starts.', attempts: 5, at: NOW },
        ),
      ]),
    '1 dead letter waiting',
    'npm run trellis -- dead-letters list maple --project maple-prod',
  ],
];

/** Faults beyond the twelve, found the same way. */
const FURTHER: typeof FAULTS = [
  [
    'an interface that is off',
    'api-disabled',
    () => {
      const { project } = world.google;
      project.enabled = project.enabled.filter((name) => name !== 'firestore.googleapis.com');
    },
    'firestore.googleapis.com, which keeps the data, is not enabled.',
    'npm run deploy -- apis --project maple-prod',
  ],
  [
    'billing that is off',
    'billing-disabled',
    () => {
      world.google.project.billingEnabled = false;
    },
    'Billing is off',
    'gcloud billing projects link maple-prod --billing-account <account>',
  ],
  [
    'an index that is being built',
    'missing-index',
    () => Object.assign(world.google.project.indexes[0] ?? {}, { state: 'CREATING' }),
    'Not built yet',
    'gcloud firestore indexes composite list --project maple-prod',
  ],
  [
    'a time-to-live policy that is missing',
    'missing-ttl',
    () => {
      for (const field of world.google.project.fields)
        if (String(field['name']).includes('/syncRuns/fields/expireAt')) delete field['ttlConfig'];
    },
    'Nothing is deleted by syncRuns.expireAt',
    'npm run deploy -- indexes --project maple-prod',
  ],
  [
    'a secret that was destroyed',
    'secret-missing',
    () => {
      world.google.project.secrets['SEALING_KEYS'] = 'DESTROYED';
    },
    'The secret SEALING_KEYS has no version in force',
    'npm run deploy -- secrets --project maple-prod',
  ],
  [
    'a schedule that rings no more',
    'schedule-silent',
    () => {
      for (const job of world.google.project.jobs)
        if (job.name.includes('-sweep-')) job.lastAttemptTime = minutesAgo(7).toISOString();
    },
    'The schedule of sweep, due every 2 minutes, last rang 7 minutes ago.',
    'gcloud scheduler jobs run firebase-schedule-sweep-us-central1 --location us-central1 --project maple-prod',
  ],
  [
    'a function that is not deployed',
    'function-missing',
    () => {
      const { project } = world.google;
      project.functions = project.functions.filter(
        ({ name }) => !name.endsWith('/alleavesWebhook'),
      );
    },
    'Not deployed: alleavesWebhook.',
    'npm run deploy -- functions --project maple-prod',
  ],
  [
    'no success for long',
    'overdue',
    () => world.db.commit([statusWrite('maple', { ...WELL, lastSuccessAt: minutesAgo(95) })]),
    'No sync has succeeded for 95 minutes, though one is due every 30',
    'npm run trellis -- sync maple --wait --project maple-prod',
  ],
  [
    'a held deletion',
    'held-deletion',
    () => badge({ holds: 1 }),
    '1 deletion held for a decision',
    'npm run trellis -- holds list maple --project maple-prod',
  ],
];

describe('doctor', () => {
  it('finds nothing in a deployment that is well, and looks at everything', async () => {
    const { exitCode, healthy, checks, findings } = await diagnose();
    expect(findings).toStrictEqual([]);
    expect({ exitCode, healthy }).toStrictEqual({ exitCode: 0, healthy: true });
    expect(checks.filter(({ state }) => state !== 'fine')).toStrictEqual([]);
    expect(checks).toHaveLength(16);
  });

  it('knows twelve faults', () => {
    expect(new Set(FAULTS.map(([, id]) => id)).size).toBe(12);
  });

  it.each([...FAULTS, ...FURTHER])(
    'finds %s, and nothing else',
    async (_, id, plant, what, command) => {
      await plant();
      const { exitCode, findings } = await diagnose();
      expect(findings.map((finding) => finding.id)).toStrictEqual([id]);
      const [finding] = findings;
      expect(finding?.what).toContain(what);
      expect(finding?.command).toBe(command);
      expect(finding?.remedy).toMatch(/^[A-Z].*\.$/);
      expect(exitCode).toBe(4);
    },
  );

  it('tells a person what is wrong, what to do and what to type', async () => {
    await badge({ webhookSilence: true });
    const text = await world.show();
    expect(text).toContain(
      '✗ maple  No webhook comes while sales go on; it is synced every ten minutes until one does.',
    );
    expect(text).toContain('    npm run trellis -- webhook test maple --project maple-prod');
    expect(text).toContain('1 finding; 15 checks found nothing.');
  });

  it('says of what it cannot look at why, and goes on', async () => {
    await world.google.stop();
    const { findings, exitCode } = await diagnose();
    expect(new Set(findings.map(({ id }) => id))).toStrictEqual(new Set(['unchecked']));
    expect(findings.length).toBeGreaterThan(5);
    expect(exitCode).toBe(4);
  });
});
