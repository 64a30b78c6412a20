import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const READY_LIMIT_MS = 60_000;

const readySchema = z.object({ url: z.string() });

/** The shipped webhook function in a process of its own. */
export interface WebhookServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @throws Error when it does not answer in time. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<WebhookServer> {
  const child = fork(join(__dirname, 'server.ts'), [], {
    execArgv: ['--import', 'tsx'],
    // Else Express prints the stack of every body that is no JSON.
    env: { ...process.env, ...env, NODE_ENV: 'test' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
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
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
