import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const READY_LIMIT_MS = 60_000;

const readySchema = z.object({ url: z.string() });
const memorySchema = z.object({ peakMemoryMb: z.number() });

/** A function in a process of its own. */
export interface WebhookServer {
  readonly url: string;
  /** The most memory that the process has had so far. */
  peakMemoryMb(): Promise<number>;
  /** Everything that it has logged so far. */
  said(): string;
  stop(): Promise<void>;
}

/**
 * Starts a file that serves a function and tells its parent where.
 * @param file below the folder of the benches.
 * @throws Error when it does not answer in time.
 */
export async function startServer(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<WebhookServer> {
  const child = fork(join(__dirname, '..', file), [], {
    execArgv: ['--import', 'tsx'],
    // As where it is deployed.
    env: { ...process.env, FUNCTION_TARGET: 'alleavesWebhook', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The server does not answer.')),
        READY_LIMIT_MS,
      );
      child.once('message', (message) => {
        clearTimeout(timer);
        resolve(readySchema.parse(message).url);
      });
      child.once('exit', () => reject(new Error('The server ended before it answered.')));
    });
    return {
      url,
      said: () => said,
      stop,
      async peakMemoryMb() {
        child.send('memory');
        const [message]: unknown[] = await once(child, 'message');
        return memorySchema.parse(message).peakMemoryMb;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
