import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { runTool } from './run-tool';
import type { Step } from './step';

/** A step that is one program: its exit code decides. */
function createToolStep(name: string, bin: string, args: readonly string[]): Step {
  return {
    name,
    async run({ signal }) {
      const { code, output } = await runTool({
        command: join(repositoryRoot, bin),
        args,
        signal,
      });
      return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
    },
  };
}

/** Types, lint and format. Each counts as one check. */
export const staticSteps: readonly Step[] = [
  createToolStep('types-root', 'node_modules/.bin/tsc', ['-p', 'tsconfig.json']),
  createToolStep('types-functions', 'functions/node_modules/.bin/tsc', [
    '-p',
    'functions/tsconfig.json',
  ]),
  createToolStep('types-dashboard', 'node_modules/.bin/tsc', ['-p', 'dashboard/tsconfig.json']),
  createToolStep('types-tests', 'node_modules/.bin/tsc', ['-p', 'tests/tsconfig.json']),
  createToolStep('types-browser', 'node_modules/.bin/tsc', ['-p', 'tests/browser/tsconfig.json']),
  createToolStep('lint', 'node_modules/.bin/oxlint', ['--type-aware', '--deny-warnings']),
  createToolStep('format', 'node_modules/.bin/prettier', [
    '--check',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=.trellis/prettier-cache',
    '.',
  ]),
];
