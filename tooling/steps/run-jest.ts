import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { countJestReport } from './count-jest-report';
import { runTool } from './run-tool';
import type { StepContext, StepResult } from './step';

const jestBin = join(repositoryRoot, 'node_modules/jest/bin/jest.js');

/** Generous, because a busy machine is slow and only a test that hangs should run into it. */
const TEST_TIMEOUT_MS = { unit: 30_000, emulator: 60_000, browser: 90_000, demo: 300_000 };

/**
 * Test files at a time: of the units as many as there are cores, of others as many as their emulators serve without making them late.
 * A browser wants the machine for itself: two at once make each other slow, and then late.
 */
const WORKERS = { unit: '100%', emulator: '2', browser: '1', demo: '1' };

/** A project of jest.projects.cjs. */
export type JestProject = keyof typeof TEST_TIMEOUT_MS;

/**
 * The test files of a jest project whose paths match the patterns.
 *
 * @throws Error with jest's output when it cannot tell
 */
export async function listTestFiles(
  project: JestProject,
  { patterns, signal }: StepContext,
): Promise<string[]> {
  const { code, output } = await runTool({
    command: process.execPath,
    args: [jestBin, `--selectProjects=${project}`, '--listTests', '--', ...patterns],
    signal,
  });
  if (code !== 0) throw new Error(output);
  return output.split('\n').filter((line) => /\.test\.tsx?$/.test(line));
}

/**
 * Runs one jest project and counts its tests. No matching file is zero passed and zero failed; a
 * jest that dies without a report is one failure.
 */
export async function runJest(
  project: JestProject,
  { patterns, signal }: StepContext,
  env: Record<string, string> = {},
): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-jest-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { output } = await runTool({
      command: process.execPath,
      args: [
        jestBin,
        `--selectProjects=${project}`,
        `--maxWorkers=${WORKERS[project]}`,
        '--passWithNoTests',
        '--json',
        `--outputFile=${reportFile}`,
        '--reporters=default',
        `--testTimeout=${TEST_TIMEOUT_MS[project]}`,
        '--',
        ...patterns,
      ],
      signal,
      env,
    });
    const report: unknown = await readFile(reportFile, 'utf8').then(JSON.parse, () => undefined);
    if (report === undefined) return { passed: 0, failed: 1, output };
    return { ...countJestReport(report), output: dropReport(output) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Jest's own words without the line that says where the report went. */
function dropReport(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('Test results written to:'))
    .join('\n');
}
