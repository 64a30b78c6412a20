import { randomBytes } from 'node:crypto';
import type { DeployStep, StepCall } from './step';

const KEY_BYTES = 32;

/** How the first value of each secret is made. */
const FIRST_VALUES: Readonly<Record<string, () => string>> = {
  SEALING_KEYS: () => `key1:${randomBytes(KEY_BYTES).toString('base64')}`,
  WEBHOOK_PATH_KEY: () => randomBytes(KEY_BYTES).toString('base64'),
  CRON_SECRET: () => randomBytes(KEY_BYTES).toString('hex'),
  MAIL_LINK_KEY: () => randomBytes(KEY_BYTES).toString('base64'),
  // No mail is sent until somebody names a server here.
  SMTP_URL: () => 'off',
};

/** The secrets that the step makes. */
export const MADE_SECRETS: readonly string[] = Object.keys(FIRST_VALUES);

/** Makes the secrets that are not there yet. What is in them is shown nowhere, and what is there stays. */
export const secretsStep: DeployStep = {
  summary: 'makes the secrets that are missing, of random bytes that nobody sees',
  async run(call) {
    for (const [name, make] of Object.entries(FIRST_VALUES)) await makeSecret(call, name, make);
  },
};

async function makeSecret(
  { projectId, shell }: StepCall,
  name: string,
  make: () => string,
): Promise<void> {
  const project = `--project=${projectId}`;
  if (!(await shell.succeeds('gcloud', ['secrets', 'describe', name, project])))
    await shell.run('gcloud', [
      'secrets',
      'create',
      name,
      '--replication-policy=automatic',
      project,
    ]);
  const latest = ['secrets', 'versions', 'describe', 'latest', `--secret=${name}`, project];
  if (await shell.succeeds('gcloud', latest)) {
    shell.say(`${name} has a value, which stays.`);
    return;
  }
  await shell.run('gcloud', ['secrets', 'versions', 'add', name, '--data-file=-', project], make());
}
