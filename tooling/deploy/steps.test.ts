import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { alertsStep } from './step-alerts';
import type { Shell } from './shell';
import type { DeployStep, StepOptions } from './step';
import { functionsStep, hostingStep } from './step-firebase';
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

describe('App Check', () => {
  const projectId = `maple-test-${process.pid}`;
  const envFile = join(repositoryRoot, `functions/.env.${projectId}`);
  afterEach(() => rm(envFile, { force: true }));

  /** What a step calls the Firebase CLI with, and the policy of the page in the configuration that it names. */
  async function deployedBy(step: DeployStep, parameters: string) {
    await writeFile(envFile, parameters);
    const calls: { args: readonly string[]; config: string | null; policy: string }[] = [];
    const shell: Shell = {
      isDryRun: false,
      say: () => undefined,
      run(_command, [, ...args]) {
        const config = args.find((arg) => arg.startsWith('--config='))?.slice(9) ?? null;
        const text = readFileSync(config ?? join(repositoryRoot, 'firebase.json'), 'utf8');
        const policy = /"Content-Security-Policy",\s*"value":\s*"([^"]*)"/.exec(text)?.[1] ?? '';
        calls.push({ args, config, policy });
        return Promise.resolve();
      },
      read: () => Promise.resolve(''),
      succeeds: () => Promise.resolve(true),
    };
    await step.run({ projectId, shell, options: {} });
    return calls;
  }

  it('loosens the page’s policy for a project with a key, by a file that is gone afterwards', async () => {
    const [call] = await deployedBy(hostingStep, 'APP_CHECK_SITE_KEY=6Labc\n');
    expect(call?.args.slice(0, 3)).toStrictEqual([
      'deploy',
      '--only=hosting',
      `--project=${projectId}`,
    ]);
    expect(call?.policy).toContain('frame-src https://www.google.com/recaptcha/');
    expect(existsSync(call?.config ?? '/')).toBe(false);
  });

  it('leaves the policy of every other project as it is', async () => {
    const [call] = await deployedBy(hostingStep, 'APP_CHECK_SITE_KEY=\n');
    expect(call).toMatchObject({
      config: null,
      policy: expect.not.stringContaining('google.com/'),
    });
  });

  it('deploys no functions that nobody could call', async () => {
    const lockedOut = deployedBy(functionsStep, 'ENFORCE_APP_CHECK=true\n');
    await expect(lockedOut).rejects.toThrow('every call would be refused');
    const both = 'APP_CHECK_SITE_KEY=6Labc\nENFORCE_APP_CHECK=true\n';
    expect(await deployedBy(functionsStep, both)).toHaveLength(1);
  });
});
