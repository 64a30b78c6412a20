import { INITIAL_STREAM_STATE } from '../../../functions/src/model/stream-state';
import { deadRunWrite } from '../../../functions/src/store/dead-letters';
import { statusWrite, updateOrg } from '../../../functions/src/store/orgs';
import { createRun } from '../../../functions/src/store/runs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { newRun } from '../../../functions/src/sync/plan-run';
import type { FindingId } from '../finding';
import { minutesAgo, NOW, vaultOf, WELL, type SickWorld } from './sick-world';

/** Gives the organisation a badge that calls for somebody. */
export const badge = (world: SickWorld, attention: Partial<typeof WELL.attention>) =>
  world.db.commit([
    statusWrite('maple', { ...WELL, attention: { ...WELL.attention, ...attention } }),
  ]);

/** Each fault, how it comes about, what is to be said of it, and what is to be typed. */
export const FAULTS: readonly (readonly [
  fault: string,
  id: FindingId,
  plant: (world: SickWorld) => unknown,
  what: string,
  command: string,
])[] = [
  [
    'a missing index',
    'missing-index',
    (world) => world.google.project.indexes.pop(),
    '1 of ',
    'npm run deploy -- indexes --project maple-prod',
  ],
  [
    'a wrong secret',
    'wrong-secret',
    (world) =>
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
    (world) => {
      for (const job of world.google.project.jobs)
        if (job.name.includes('scheduleSync')) job.state = 'PAUSED';
    },
    'The schedule of scheduleSync is paused',
    'gcloud scheduler jobs resume firebase-schedule-scheduleSync-us-central1 --location us-central1 --project maple-prod',
  ],
  [
    'revoked credentials',
    'login-refused',
    (world) =>
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
    (world) => badge(world, { webhookSilence: true }),
    'No webhook comes while sales go on',
    'npm run trellis -- webhook test maple --project maple-prod',
  ],
  [
    'a stale run',
    'stale-run',
    (world) =>
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
    async (world) => {
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
    (world) => {
      world.google.project.rules = 'service cloud.firestore {}';
    },
    'The security rules in force are not those of this checkout.',
    'npm run deploy -- rules --project maple-prod',
  ],
  [
    'a clock that is off',
    'clock-skew',
    (world) => {
      world.google.project.now = minutesAgo(5);
    },
    'The clock of this machine is 300 s ahead of',
    'sudo timedatectl set-ntp true',
  ],
  [
    'a quota that is near',
    'quota-near',
    (world) => {
      for (const quota of world.google.project.quotas) quota.used = 800;
    },
    'The quota run.googleapis.com/services (us-central1) is near its end: 800 of 1000 are used.',
    'open https://console.cloud.google.com/iam-admin/quotas?project=maple-prod',
  ],
  [
    'another version',
    'version-mismatch',
    (world) => {
      for (const one of world.google.project.functions) one.labels = { 'trellis-version': '0-0-9' };
    },
    'functions are of version 0-0-9, and this checkout is ',
    'npm run deploy -- functions --project maple-prod',
  ],
  [
    'dead letters',
    'dead-letters',
    (world) =>
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
export const FURTHER: typeof FAULTS = [
  [
    'an interface that is off',
    'api-disabled',
    (world) => {
      const { project } = world.google;
      project.enabled = project.enabled.filter((name) => name !== 'firestore.googleapis.com');
    },
    'firestore.googleapis.com, which keeps the data, is not enabled.',
    'npm run deploy -- apis --project maple-prod',
  ],
  [
    'billing that is off',
    'billing-disabled',
    (world) => {
      world.google.project.billingEnabled = false;
    },
    'Billing is off',
    'gcloud billing projects link maple-prod --billing-account <account>',
  ],
  [
    'an index that is being built',
    'missing-index',
    (world) => Object.assign(world.google.project.indexes[0] ?? {}, { state: 'CREATING' }),
    'Not built yet',
    'gcloud firestore indexes composite list --project maple-prod',
  ],
  [
    'a time-to-live policy that is missing',
    'missing-ttl',
    (world) => {
      for (const field of world.google.project.fields)
        if (String(field['name']).includes('/syncRuns/fields/expireAt')) delete field['ttlConfig'];
    },
    'Nothing is deleted by syncRuns.expireAt',
    'npm run deploy -- indexes --project maple-prod',
  ],
  [
    'a secret that was destroyed',
    'secret-missing',
    (world) => {
      world.google.project.secrets['SEALING_KEYS'] = 'DESTROYED';
    },
    'The secret SEALING_KEYS has no version in force',
    'npm run deploy -- secrets --project maple-prod',
  ],
  [
    'a schedule that rings no more',
    'schedule-silent',
    (world) => {
      for (const job of world.google.project.jobs)
        if (job.name.includes('-sweep-')) job.lastAttemptTime = minutesAgo(7).toISOString();
    },
    'The schedule of sweep, due every 2 minutes, last rang 7 minutes ago.',
    'gcloud scheduler jobs run firebase-schedule-sweep-us-central1 --location us-central1 --project maple-prod',
  ],
  [
    'a function that is not deployed',
    'function-missing',
    (world) => {
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
    (world) => world.db.commit([statusWrite('maple', { ...WELL, lastSuccessAt: minutesAgo(95) })]),
    'No sync has succeeded for 95 minutes, though one is due every 30',
    'npm run trellis -- sync maple --wait --project maple-prod',
  ],
  [
    'a held deletion',
    'held-deletion',
    (world) => badge(world, { holds: 1 }),
    '1 deletion held for a decision',
    'npm run trellis -- holds list maple --project maple-prod',
  ],
];
