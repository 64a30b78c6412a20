import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../../cli/cli-error';
import { firebaseBin } from '../emulators/prepare-binaries';
import { repositoryRoot } from '../repository-root';
import type { DeployStep, StepCall } from './step';

/** A step that the Firebase command line does. @param only what of `firebase.json` it deploys. */
function firebaseStep(summary: string, only: string): DeployStep {
  return { summary, run: (call) => deploy(call, only) };
}

async function deploy({ projectId, shell }: StepCall, only: string): Promise<void> {
  const args = [firebaseBin, 'deploy', `--only=${only}`, `--project=${projectId}`];
  if (shell.isDryRun) shell.say(`$ firebase ${args.slice(1).join(' ')}`);
  else await shell.run(process.execPath, args);
}

export const rulesStep = firebaseStep('deploys the security rules', 'firestore:rules');

export const indexesStep = firebaseStep(
  'deploys the indexes and time-to-live policies; building them takes minutes',
  'firestore:indexes',
);

export const hostingStep = firebaseStep('builds and deploys the dashboard', 'hosting');

/** Deploys the functions, whose parameters have to be written first. */
export const functionsStep: DeployStep = {
  summary: 'builds and deploys the functions and their schedules',
  async run(call) {
    const { projectId, shell } = call;
    const name = `functions/.env.${projectId}`;
    if (!shell.isDryRun && !existsSync(join(repositoryRoot, name)))
      throw new CliError(
        `There is no ${name}.`,
        `Write it: npm run deploy -- config --project ${projectId}`,
      );
    await deploy(call, 'functions');
  },
};
