import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { CliError } from '../../cli/cli-error';
import { appCheckSiteKey, enforceAppCheck, posHostNames } from '../../functions/src/config';
import { ALLEAVES_URL } from '../../functions/src/model/org';
import { repositoryRoot } from '../repository-root';
import { emailOf, SERVICE_ACCOUNTS } from './service-accounts';
import type { DeployStep, StepOptions } from './step';

/** Parameters that somebody may set, with what they are until then. */
const OPTIONAL = {
  MAIL_SENDER: '',
  DASHBOARD_URL: '',
  [posHostNames.name]: new URL(ALLEAVES_URL).host,
  [appCheckSiteKey.name]: '',
  [enforceAppCheck.name]: 'false',
};

type Given = Pick<StepOptions, 'sender' | 'appCheckKey' | 'enforceAppCheck'>;

/**
 * The file of a project's parameters: the service accounts, and what somebody has set in it before.
 * @param before what the file says; null when there is none.
 */
export function toEnvFile(
  projectId: string,
  before: string | null,
  { sender, appCheckKey, enforceAppCheck: isEnforced }: Given = {},
): string {
  const accounts = SERVICE_ACCOUNTS.map((account) => [account.param, emailOf(account, projectId)]);
  const values: Record<string, string | undefined> = {
    ...OPTIONAL,
    ...Object.fromEntries(accounts),
    ...parseEnv(before ?? ''),
    ...(sender === undefined ? {} : { MAIL_SENDER: sender }),
    ...(appCheckKey === undefined ? {} : { [appCheckSiteKey.name]: appCheckKey }),
    ...(isEnforced === undefined ? {} : { [enforceAppCheck.name]: isEnforced }),
  };
  checkAppCheck(values);
  const lines = Object.entries(values).map(([name, value = '']) => `${name}=${quote(value)}`);
  return [
    `# The parameters of ${projectId}, of which functions/src/config.ts tells. Nothing here is secret.`,
    ...lines,
    '',
  ].join('\n');
}

/** What of a project's parameters says whether App Check is on. */
export interface AppCheckParameters {
  /** Empty: the page asks for no tokens. */
  readonly siteKey: string;
  readonly isEnforced: boolean;
}

/**
 * What a project's parameters say of App Check.
 * @throws {CliError} when calls would be refused that no page could make, or when what is said could be understood in two ways.
 */
export function checkAppCheck(
  values: Readonly<Record<string, string | undefined>>,
): AppCheckParameters {
  const siteKey = values[appCheckSiteKey.name] ?? '';
  const enforced = values[enforceAppCheck.name] ?? 'false';
  if (enforced !== 'true' && enforced !== 'false')
    throw new CliError(`${enforceAppCheck.name} is "${enforced}": it must be true or false.`);
  if (enforced === 'true' && siteKey === '')
    throw new CliError(
      `${enforceAppCheck.name} is true without ${appCheckSiteKey.name}: every call would be refused.`,
      'Give the page its key and publish it first: docs/deploy.md says how.',
    );
  return { siteKey, isEnforced: enforced === 'true' };
}

/** What the file of a project's parameters says of App Check; null when there is no file. @throws {CliError} as {@link checkAppCheck}. */
export async function readAppCheck(projectId: string): Promise<AppCheckParameters | null> {
  const text = await readFile(envFileOf(projectId), 'utf8').catch(() => null);
  return text === null ? null : checkAppCheck(parseEnv(text));
}

function envFileOf(projectId: string): string {
  return join(repositoryRoot, `functions/.env.${projectId}`);
}

function quote(value: string): string {
  return /^[\w@.,:/-]*$/.test(value) ? value : `"${value}"`;
}

/** Writes the parameters of a project. */
export const configStep: DeployStep = {
  summary: 'writes the parameters of the functions to functions/.env.<project>',
  async run({ projectId, shell, options }) {
    const name = `functions/.env.${projectId}`;
    const path = envFileOf(projectId);
    const before = await readFile(path, 'utf8').catch(() => null);
    const text = toEnvFile(projectId, before, options);
    shell.say(`${name}:`);
    for (const line of text.trimEnd().split('\n')) shell.say(`  ${line}`);
    if (!shell.isDryRun && text !== before) await writeFile(path, text);
  },
};
