import { alertsStep } from './step-alerts';
import type { Shell } from './shell';
import type { DeployStep, StepOptions } from './step';
import { accountsStep, databaseStep } from './step-project';
import { secretsStep } from './step-secrets';

/** What a step calls in a project where everything is there already, or nothing is. */
async function callsOf(step: DeployStep, isThere: boolean, options: StepOptions = {}) {
  const calls: string[] = [];
  const inputs: string[] = [];
  const policies = [
    {
      name: 'projects/maple-prod/alertPolicies/1',
      userLabels: { trellis: 'books-differ' },
      notificationChannels: ['projects/maple-prod/notificationChannels/7'],
    },
  ];
  const shell: Shell = {
    isDryRun: false,
    say: () => undefined,
    run(command, args, input) {
      calls.push([command, ...args].join(' '));
      if (input !== undefined) inputs.push(input);
      return Promise.resolve();
    },
    read: () => Promise.resolve(isThere ? JSON.stringify(policies) : ''),
    succeeds: () => Promise.resolve(isThere),
  };
  await step.run({ projectId: 'maple-prod', shell, options });
  return { calls, inputs };
}

describe('the steps of a deployment', () => {
  it.each([
    ['database', databaseStep],
    ['secrets', secretsStep],
  ])('%s makes nothing that is there', async (_, step) => {
    expect((await callsOf(step, true)).calls).toStrictEqual([]);
    expect((await callsOf(step, false)).calls.length).toBeGreaterThan(1);
  });

  it('makes secrets of random bytes, others each time, and on no command line', async () => {
    const [first, second] = [await callsOf(secretsStep, false), await callsOf(secretsStep, false)];
    const random = first.inputs.filter((value) => value !== 'off');
    expect(random).toHaveLength(4);
    expect(random[0]).toMatch(/^key1:[A-Za-z0-9+/]{43}=$/);
    expect(random.filter((value) => second.inputs.includes(value))).toStrictEqual([]);
    const line = first.calls.join('\n');
    expect(random.filter((value) => line.includes(value))).toStrictEqual([]);
  });

  it('gives the right to change accounts to one service account alone', async () => {
    const { calls } = await callsOf(accountsStep, true);
    expect(calls.filter((call) => call.includes(' create '))).toStrictEqual([]);
    expect(calls.filter((call) => call.includes('roles/firebaseauth.admin'))).toStrictEqual([
      'gcloud projects add-iam-policy-binding maple-prod --member=serviceAccount:trellis-members@maple-prod.iam.gserviceaccount.com --role=roles/firebaseauth.admin --condition=None --quiet',
    ]);
    expect(calls.filter((call) => /roles\/(?:owner|editor)/.test(call))).toStrictEqual([]);
  });

  it('replaces a policy that is there, and leaves it the channels it writes to', async () => {
    const { calls } = await callsOf(alertsStep, true);
    const policies = calls.filter((call) => call.includes('policies'));
    expect(policies[0]).toBe(
      'gcloud alpha monitoring policies update projects/maple-prod/alertPolicies/1 --policy-from-file=ops/alerts/books-differ.json --set-notification-channels=projects/maple-prod/notificationChannels/7 --project=maple-prod',
    );
    expect(policies.filter((call) => call.includes(' create '))).toHaveLength(8);
    expect(calls.filter((call) => call.includes('logging metrics update'))).toHaveLength(11);
  });
});
