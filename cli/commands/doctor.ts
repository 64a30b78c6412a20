import type { Command } from 'commander';
import { readAccessToken } from '../../functions/src/store/access-token';
import { EXIT } from '../cli-error';
import { diagnose, type DiagnosisTools } from '../doctor/diagnose';
import { readExpected } from '../doctor/expected';
import { openGoogle } from '../doctor/google';
import { renderDiagnosis } from '../doctor/render-diagnosis';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import type { Context, Shell } from './shell';

const HELP = `
Looks and changes nothing. Of a project: whether it is there and paid for, Google's interfaces, indexes,
time-to-live, security rules, secrets, schedules, functions and their version, quota, clock. Of every
organisation: its login, its last success, stale runs, stuck claims, dead letters, held deletions,
silent webhooks, and whether what is sealed can be opened. Every finding names what puts it right.
On the emulator what is about a project is skipped. Exit code 4 when anything is wrong.`;

/** `doctor [orgId]` */
export function defineDoctor(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('find what is wrong with a deployment, and say what puts it right')
    .argument('[orgId]', 'only this organisation')
    .addHelpText('after', HELP + example('doctor --project maple-prod'))
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      const context = await shell.open(command);
      shell.exitWith(await runDoctor(context, orgId, await openCloud(context)));
    });
}

/** Diagnoses and says so. @param cloud the project's side; null where there is none. */
export async function runDoctor(
  { connection, world, output }: Context,
  named: string | undefined,
  cloud: DiagnosisTools['cloud'],
) {
  const only = named === undefined ? undefined : (await findOrg(connection.db, named)).orgId;
  const onProgress = (text: string): void => output.progress(text);
  const diagnosis = await diagnose({ connection, now: world.now, cloud, onProgress }, only);
  for (const line of renderDiagnosis(diagnosis, output.paint)) output.line(line);
  output.result(diagnosis);
  return diagnosis.healthy ? EXIT.ok : EXIT.unhealthy;
}

async function openCloud({ connection, world }: Context): Promise<DiagnosisTools['cloud']> {
  if (connection.isEmulator) return null;
  const { projectId } = connection;
  const google = openGoogle({ projectId, readToken: readAccessToken, now: world.now });
  return { google, expected: await readExpected() };
}
