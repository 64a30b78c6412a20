import { spawn } from 'node:child_process';
import { findFreePorts, fixedPorts } from '../../tooling/emulators/ports';
import { repositoryRoot } from '../../tooling/repository-root';

/** What a finished demo left behind. */
export interface FinishedDemo {
  readonly exitCode: number | null;
  /** The report on standard output, parsed. */
  readonly report: unknown;
  /** Progress and complaints. */
  readonly stderr: string;
}

/** Runs `npm start -- --once --json` as a person would, on ports of its own, with further variables. */
export async function runDemoOnce(
  env: Readonly<Record<string, string>> = {},
): Promise<FinishedDemo> {
  const free = await findFreePorts(Object.keys(fixedPorts).length);
  const ports = Object.fromEntries(
    Object.values(fixedPorts).map(({ variable }, index) => [variable, String(free[index])]),
  );
  const child = spawn(process.execPath, ['tooling/run.mjs', 'start', '--once', '--json'], {
    cwd: repositoryRoot,
    env: { ...process.env, ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, report: parseReport(output), stderr: output.stderr };
}

function parseReport({ stdout, stderr }: { stdout: string; stderr: string }): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The demo printed no report:\n${stdout}\n${stderr}`);
  }
}
