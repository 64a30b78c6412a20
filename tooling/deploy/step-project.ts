import { REGION, SYNC_TOPIC } from '../../functions/src/config';
import { REQUIRED_APIS } from '../../cli/doctor/required-apis';
import { emailOf, SERVICE_ACCOUNTS, type ServiceAccount } from './service-accounts';
import type { DeployStep, StepCall } from './step';

/** Google enables so many interfaces in one call. */
const APIS_AT_ONCE = 20;

/** Enables Google's interfaces. */
export const apisStep: DeployStep = {
  summary: 'enables the interfaces of Google that a deployment needs',
  async run({ projectId, shell }) {
    const names = Object.keys(REQUIRED_APIS);
    for (let from = 0; from < names.length; from += APIS_AT_ONCE)
      await shell.run('gcloud', [
        'services',
        'enable',
        ...names.slice(from, from + APIS_AT_ONCE),
        `--project=${projectId}`,
      ]);
  },
};

/** Makes the database and the topic. */
export const databaseStep: DeployStep = {
  summary: `makes the Firestore database in ${REGION}, and the topic of sync jobs`,
  async run({ projectId, shell }) {
    const project = `--project=${projectId}`;
    if (!(await shell.succeeds('gcloud', ['firestore', 'databases', 'describe', project])))
      await shell.run('gcloud', [
        'firestore',
        'databases',
        'create',
        `--location=${REGION}`,
        '--type=firestore-native',
        '--delete-protection',
        project,
      ]);
    if (!(await shell.succeeds('gcloud', ['pubsub', 'topics', 'describe', SYNC_TOPIC, project])))
      await shell.run('gcloud', ['pubsub', 'topics', 'create', SYNC_TOPIC, project]);
  },
};

/** Makes the service accounts and gives them their rights. */
export const accountsStep: DeployStep = {
  summary: 'makes the service accounts and gives each the few rights that its work takes',
  async run(call) {
    for (const account of SERVICE_ACCOUNTS) await makeAccount(call, account);
  },
};

async function makeAccount({ projectId, shell }: StepCall, account: ServiceAccount): Promise<void> {
  const project = `--project=${projectId}`;
  const email = emailOf(account, projectId);
  const member = `--member=serviceAccount:${email}`;
  const accounts = ['iam', 'service-accounts'] as const;
  if (!(await shell.succeeds('gcloud', [...accounts, 'describe', email, project])))
    await shell.run('gcloud', [
      ...accounts,
      'create',
      account.id,
      `--display-name=${account.displayName}`,
      project,
    ]);
  for (const role of Object.keys(account.roles))
    await shell.run('gcloud', [
      'projects',
      'add-iam-policy-binding',
      projectId,
      member,
      `--role=${role}`,
      '--condition=None',
      '--quiet',
    ]);
  if (account.publishes)
    await shell.run('gcloud', [
      'pubsub',
      'topics',
      'add-iam-policy-binding',
      SYNC_TOPIC,
      member,
      '--role=roles/pubsub.publisher',
      project,
    ]);
  for (const secret of account.secrets)
    await shell.run('gcloud', [
      'secrets',
      'add-iam-policy-binding',
      secret,
      member,
      '--role=roles/secretmanager.secretAccessor',
      project,
    ]);
}
