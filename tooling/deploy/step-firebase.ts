import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../../cli/cli-error';
import { firebaseBin } from '../emulators/prepare-binaries';
import { APP_CHECK_SOURCES, extendHostingPolicy } from '../hosting/extend-policy';
import { repositoryRoot } from '../repository-root';
import type { DeployStep, StepCall } from './step';
import { readAppCheck } from './step-config';

/** A step that the Firebase command line does. @param only what of `firebase.json` it deploys. */
function firebaseStep(summary: string, only: string): DeployStep {
  return { summary, run: (call) => deploy(call, only) };
}

async function deploy(
  { projectId, shell }: StepCall,
  only: string,
  ...more: readonly string[]
): Promise<void> {
  const args = [firebaseBin, 'deploy', `--only=${only}`, `--project=${projectId}`, ...more];
  if (shell.isDryRun) shell.say(`$ firebase ${args.slice(1).join(' ')}`);
  else await shell.run(process.execPath, args);
}

export const rulesStep = firebaseStep('deploys the security rules', 'firestore:rules');

export const indexesStep = firebaseStep(
  'deploys the indexes and time-to-live policies; building them takes minutes',
  'firestore:indexes',
);

/** Deploys the page. Where it asks for tokens of App Check, its policy lets it call those who give them, and no more than that. */
export const hostingStep: DeployStep = {
  summary: 'builds and deploys the dashboard',
  async run(call) {
    const { siteKey = '' } = (await readAppCheck(call.projectId)) ?? {};
    if (siteKey === '') return deploy(call, 'hosting');
    const base = Object(JSON.parse(await readFile(join(repositoryRoot, 'firebase.json'), 'utf8')));
    const hosting = extendHostingPolicy(base.hosting, APP_CHECK_SOURCES);
    // Next to firebase.json: what it names is looked for from where it lies.
    const path = join(repositoryRoot, `.trellis-firebase-hosting-${process.pid}.json`);
    await writeFile(path, JSON.stringify({ ...base, hosting }));
    try {
      await deploy(call, 'hosting', `--config=${path}`);
    } finally {
      await rm(path, { force: true });
    }
  },
};

/** Deploys the functions, whose parameters have to be written first. */
export const functionsStep: DeployStep = {
  summary: 'builds and deploys the functions and their schedules',
  async run(call) {
    const { projectId, shell } = call;
    const parameters = await readAppCheck(projectId);
    if (!shell.isDryRun && !parameters)
      throw new CliError(
        `There is no functions/.env.${projectId}.`,
        `Write it: npm run deploy -- config --project ${projectId}`,
      );
    await deploy(call, 'functions');
  },
};
