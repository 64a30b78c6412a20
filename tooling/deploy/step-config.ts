import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '../repository-root';
import { emailOf, SERVICE_ACCOUNTS } from './service-accounts';
import type { DeployStep } from './step';

/** Parameters that are empty unless somebody sets them. */
const OPTIONAL = ['MAIL_SENDER', 'DASHBOARD_URL'] as const;

/**
 * The file of a project's parameters: the service accounts, and what somebody has set in it before.
 * @param before what the file says; null when there is none.
 */
export function toEnvFile(
  projectId: string,
  before: string | null,
  given: { readonly sender?: string | undefined } = {},
): string {
  const accounts = SERVICE_ACCOUNTS.map((account) => [account.param, emailOf(account, projectId)]);
  const values: Record<string, string | undefined> = {
    ...Object.fromEntries(OPTIONAL.map((name) => [name, ''])),
    ...Object.fromEntries(accounts),
    ...parseEnv(before ?? ''),
    ...(given.sender === undefined ? {} : { MAIL_SENDER: given.sender }),
  };
  const lines = Object.entries(values).map(([name, value = '']) => `${name}=${quote(value)}`);
  return [
    `# The parameters of ${projectId}, of which functions/src/config.ts tells. Nothing here is secret.`,
    ...lines,
    '',
  ].join('\n');
}

function quote(value: string): string {
  return /^[\w@.:/-]*$/.test(value) ? value : `"${value}"`;
}

/** Writes the parameters of a project. */
export const configStep: DeployStep = {
  summary: 'writes the parameters of the functions to functions/.env.<project>',
  async run({ projectId, shell, options }) {
    const name = `functions/.env.${projectId}`;
    const path = join(repositoryRoot, name);
    const before = await readFile(path, 'utf8').catch(() => null);
    const text = toEnvFile(projectId, before, options);
    shell.say(`${name}:`);
    for (const line of text.trimEnd().split('\n')) shell.say(`  ${line}`);
    if (!shell.isDryRun && text !== before) await writeFile(path, text);
  },
};
