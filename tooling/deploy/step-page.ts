import { cp, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { CliError } from '../../cli/cli-error';
import { REGION } from '../../functions/src/config';
import { buildPage } from '../dashboard/build-page';
import { toPageConfig } from '../dashboard/page-config';
import { firebaseBin } from '../emulators/prepare-binaries';
import { readFixedPorts } from '../emulators/ports';
import { repositoryRoot } from '../repository-root';
import type { Shell } from './shell';
import type { DeployStep } from './step';
import { readAppCheck } from './step-config';

/** Where `firebase.json` takes the page from. */
const OUTPUT = join(repositoryRoot, 'dashboard/dist');

const WEB_APP = 'Trellis dashboard';

const sdkSchema = z.looseObject({
  result: z.looseObject({
    sdkConfig: z.looseObject({
      projectId: z.string(),
      apiKey: z.string(),
      appId: z.string().optional(),
      authDomain: z.string().optional(),
    }),
  }),
});

/**
 * What the page reads before anything else, of what Firebase says of its web app.
 * @param siteKey of App Check; empty for none.
 * @throws {CliError} when Firebase says something else.
 */
export function toDeployedConfig(said: string, siteKey: string): Record<string, string> {
  const parsed = sdkSchema.safeParse(readJson(said));
  if (!parsed.success)
    throw new CliError(
      'Firebase did not say how the page reaches the project.',
      'Log in: npx firebase login',
    );
  const { projectId, apiKey, appId, authDomain } = parsed.data.result.sdkConfig;
  return {
    projectId,
    apiKey,
    region: REGION,
    ...(authDomain === undefined ? {} : { authDomain }),
    ...(appId === undefined ? {} : { appId }),
    ...(siteKey === '' ? {} : { appCheckSiteKey: siteKey }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Builds the dashboard and puts the project's `config.json` beside it. */
export const pageStep: DeployStep = {
  summary: 'builds the dashboard, with the project it belongs to beside it',
  async run({ projectId, shell }) {
    const config = await readConfig(projectId, shell);
    const build = await buildPage(new AbortController().signal, shell.say);
    shell.say(`dashboard/dist/config.json: ${JSON.stringify(config)}`);
    if (shell.isDryRun) return;
    await rm(OUTPUT, { recursive: true, force: true });
    await cp(build, OUTPUT, {
      recursive: true,
      // The list of what was built is for tests.
      filter: (path) => !relative(build, path).split(sep).includes('.vite'),
    });
    await writeFile(join(OUTPUT, 'config.json'), JSON.stringify(config));
  },
};

/** Projects that begin with `demo-` are the emulators'. */
async function readConfig(projectId: string, shell: Shell): Promise<object> {
  if (projectId.startsWith('demo-')) return toPageConfig(readFixedPorts(process.env));
  const firebase = (...args: string[]): [string, string[]] => [
    process.execPath,
    [firebaseBin, ...args, `--project=${projectId}`],
  ];
  if (shell.isDryRun) {
    shell.say(`$ firebase apps:sdkconfig WEB --json --project=${projectId}`);
    return { projectId, region: REGION };
  }
  const sdkConfig = firebase('apps:sdkconfig', 'WEB', '--json');
  if (!(await shell.succeeds(...sdkConfig)))
    await shell.run(...firebase('apps:create', 'WEB', WEB_APP));
  const { siteKey = '' } = (await readAppCheck(projectId)) ?? {};
  return toDeployedConfig(await shell.read(...sdkConfig), siteKey);
}
