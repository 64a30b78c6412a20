import { startProcessTree } from '../processes/process-tree';
import { repositoryRoot } from '../repository-root';

const GRACE_MS = 2_000;

/** What a program printed (stdout and stderr as they came) and its exit code. */
export interface ToolResult {
  code: number;
  output: string;
}

/**
 * Runs a program in the repository's root and collects what it prints. Aborting ends the program
 * with all it started; whatever it left running is ended too.
 *
 * @throws when the program cannot be started
 */
export async function runTool(options: {
  command: string;
  args: readonly string[];
  signal: AbortSignal;
  env?: Record<string, string>;
}): Promise<ToolResult> {
  const { command, args, signal, env = {} } = options;
  signal.throwIfAborted();
  let output = '';
  const tree = await startProcessTree({
    command,
    args,
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    graceMs: GRACE_MS,
    onOutput: (text) => {
      output += text;
    },
  });
  const stop = () => void tree.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const code = await tree.exited;
  signal.removeEventListener('abort', stop);
  await tree.stop();
  return { code: code ?? 1, output };
}
