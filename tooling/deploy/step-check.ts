import type { DeployStep } from './step';

interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  readonly purpose: string;
  readonly remedy: string;
}

const TOOLS: readonly Tool[] = [
  {
    command: 'node',
    args: ['--version'],
    purpose: 'runs everything here',
    remedy: 'https://nodejs.org, version 20.19 or newer',
  },
  {
    command: 'java',
    args: ['-version'],
    purpose: 'runs the emulators',
    remedy: 'https://adoptium.net, version 17 or newer',
  },
  {
    command: 'git',
    args: ['--version'],
    purpose: 'keeps the versions',
    remedy: 'https://git-scm.com',
  },
  {
    command: 'gcloud',
    args: ['--version'],
    purpose: 'sets the project up; only the steps that need an account use it',
    remedy: 'https://cloud.google.com/sdk/docs/install',
  },
];

/** Says which tools are on this machine. */
export const checkStep: DeployStep = {
  summary: 'says which tools are on this machine, and where to get the others',
  async run({ shell }) {
    for (const { command, args, purpose, remedy } of TOOLS) {
      const isThere = await shell.succeeds(command, args).catch(() => false);
      shell.say(
        `${isThere ? '✓' : '✗'} ${command.padEnd(7)} ${isThere ? purpose : `is missing: ${remedy}`}`,
      );
    }
  },
};
