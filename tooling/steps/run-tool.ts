import { spawn } from 'node:child_process';
import { repositoryRoot } from '../repository-root';

/** What a program printed (stdout and stderr as they came) and its exit code. */
export interface ToolResult {
  code: number;
  output: string;
}

/**
 * Runs a program and collects what it prints. Aborting sends it SIGTERM and resolves once it has
 * ended.
 */
export function runTool(options: {
  command: string;
  args: readonly string[];
  signal: AbortSignal;
  env?: Record<string, string>;
}): Promise<ToolResult> {
  const { command, args, signal, env = {} } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    const collect = (data: string) => {
      output += data;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error) => collect(error.message));
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({ code: code ?? 1, output });
    });
  });
}
