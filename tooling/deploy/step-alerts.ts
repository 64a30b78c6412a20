import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../cli/cli-error';
import { repositoryRoot } from '../repository-root';
import type { DeployStep, StepCall } from './step';

const METRICS = join(repositoryRoot, 'ops/metrics');
const ALERTS = join(repositoryRoot, 'ops/alerts');

/** The budget that the file names, in millionths of a dollar. */
const BUDGET = /> 100000\b/;

const MICRODOLLARS = 1_000_000;

/** Google's command line knows policies in its alpha track alone. */
const POLICIES = ['alpha', 'monitoring', 'policies'] as const;

const listedSchema = z.array(
  z.looseObject({
    name: z.string(),
    userLabels: z.record(z.string(), z.string()).default({}),
    notificationChannels: z.array(z.string()).default([]),
  }),
);

/** Puts the metrics and policies of `ops` in force: those that are there are replaced. */
export const alertsStep: DeployStep = {
  summary: 'counts the logs by ops/metrics and puts the policies of ops/alerts in force',
  async run(call) {
    await applyMetrics(call);
    await applyPolicies(call, await findChannel(call));
  },
};

async function applyMetrics({ projectId, shell }: StepCall): Promise<void> {
  const project = `--project=${projectId}`;
  for (const file of (await readdir(METRICS)).toSorted()) {
    const name = file.replace(/\.json$/, '');
    const isThere = await shell.succeeds('gcloud', [
      'logging',
      'metrics',
      'describe',
      name,
      project,
    ]);
    const verb = isThere ? 'update' : 'create';
    const from = `--config-from-file=ops/metrics/${file}`;
    await shell.run('gcloud', ['logging', 'metrics', verb, name, from, project]);
  }
}

async function applyPolicies(
  { projectId, shell, options }: StepCall,
  channel: string | null,
): Promise<void> {
  const project = `--project=${projectId}`;
  const listed = await shell.read('gcloud', [...POLICIES, 'list', '--format=json', project]);
  const policies = listed === '' ? [] : listedSchema.parse(JSON.parse(listed));
  for (const file of (await readdir(ALERTS)).toSorted()) {
    const text = await readFile(join(ALERTS, file), 'utf8');
    const budgeted = withBudget(text, options.dailyBudget);
    const before = policies.find(({ userLabels }) => `${userLabels['trellis']}.json` === file);
    // A policy is replaced as a whole: without its channels it would write to nobody any more.
    const channels = channel === null ? (before?.notificationChannels ?? []) : [channel];
    const flag = before ? '--set-notification-channels' : '--notification-channels';
    await shell.run('gcloud', [
      ...POLICIES,
      ...(before ? ['update', before.name] : ['create']),
      budgeted === text
        ? `--policy-from-file=ops/alerts/${file}`
        : `--policy=${JSON.stringify(JSON.parse(budgeted))}`,
      ...(channels.length > 0 ? [`${flag}=${channels.join(',')}`] : []),
      project,
    ]);
  }
}

/**
 * A policy with the budget that was asked for in place of the file's own.
 * @param dollars for a day and an organisation; undefined for the file's own.
 */
export function withBudget(text: string, dollars: string | undefined): string {
  if (dollars === undefined) return text;
  const budget = /^\d+(?:\.\d+)?$/.test(dollars) ? Math.round(Number(dollars) * MICRODOLLARS) : 0;
  if (budget <= 0) throw new UsageError('--daily-budget is a number of dollars, such as 0.10.');
  return text.replace(BUDGET, `> ${budget}`);
}

/** The channel that writes to the given address, made when there is none; null when no address is given. */
async function findChannel({ projectId, shell, options }: StepCall): Promise<string | null> {
  const { email } = options;
  if (email === undefined) return null;
  const project = `--project=${projectId}`;
  const channels = ['beta', 'monitoring', 'channels'] as const;
  const filter = `--filter=type="email" AND labels.email_address="${email}"`;
  const find = [...channels, 'list', filter, '--format=value(name)', project];
  const [found] = (await shell.read('gcloud', find)).trim().split('\n');
  if (found !== undefined && found !== '') return found;
  await shell.run('gcloud', [
    ...channels,
    'create',
    '--type=email',
    `--display-name=Trellis: ${email}`,
    `--channel-labels=email_address=${email}`,
    project,
  ]);
  const [made] = (await shell.read('gcloud', find)).trim().split('\n');
  return made === undefined || made === '' ? null : made;
}
