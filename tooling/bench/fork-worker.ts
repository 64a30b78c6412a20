import { fork } from 'node:child_process';
import { join } from 'node:path';

/** How a process that measures is started. */
export interface WorkerOptions {
  /** Its file, below this folder. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  /** Further flags of Node. */
  readonly flags?: readonly string[];
}

/**
 * Has a process of its own do one task, so that nothing which an earlier measurement left behind is part of it.
 * @returns what it sent; one message is expected.
 * @throws Error when it ends without one.
 */
export function forkWorker(
  task: object,
  { file, signal, env, flags = [] }: WorkerOptions,
): Promise<unknown> {
  const child = fork(join(__dirname, file), [], {
    execArgv: [...flags, '--import', 'tsx'],
    env: { ...process.env, METADATA_SERVER_DETECTION: 'none', ...env },
    // Dates stay dates, and what it says of its progress does not get between the figures.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  child.send(task);
  return new Promise((resolve, reject) => {
    let news: unknown;
    child.on('message', (message) => {
      news = message;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (news === undefined) reject(new Error(`the process that measured ended with ${code}`));
      else resolve(news);
    });
  });
}
