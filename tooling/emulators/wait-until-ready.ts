import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ProcessTree } from '../processes/process-tree';
import type { ServiceName } from './firebase-config';
import { LOCALHOST, type Ports } from './ports';
import type { SuiteOutput } from './suite-output';

const READY_LIMIT_MS = 180_000;
const POLL_MS = 100;

const backendsSchema = z.object({
  backends: z.array(z.object({ functionTriggers: z.array(z.object({ name: z.string() })) })),
});

/**
 * The names of the functions that a functions emulator has loaded.
 *
 * @throws when it does not answer
 */
export async function listLoadedFunctions(functionsPort: number): Promise<string[]> {
  const response = await fetch(`http://${LOCALHOST}:${functionsPort}/backends`);
  const { backends } = backendsSchema.parse(await response.json());
  return backends.flatMap(({ functionTriggers }) => functionTriggers.map(({ name }) => name));
}

/**
 * Resolves when the suite says that it is ready and its functions are loaded.
 *
 * @throws Error with the suite's last lines when it ends first, takes too long, or loads no function
 */
export async function waitUntilReady(options: {
  tree: ProcessTree;
  output: SuiteOutput;
  ports: Ports;
  services: readonly ServiceName[];
  signal: AbortSignal;
}): Promise<void> {
  const { tree, output, ports, services, signal } = options;
  const fail = (reason: string) => new Error(`${reason}\n${output.tail()}`);
  const end = { code: undefined as number | undefined, isOver: false };
  void tree.exited.then((code) => Object.assign(end, { code, isOver: true }));
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!output.isReady()) {
    signal.throwIfAborted();
    if (end.isOver) throw fail(`The emulators ended with code ${end.code} while they started:`);
    if (Date.now() > deadline) throw fail('The emulators were not ready in time:');
    await sleep(POLL_MS);
  }
  if (!services.includes('functions')) return;
  const failure = output.findLoadFailure();
  if (failure !== undefined) throw fail(failure);
  const names = await listLoadedFunctions(ports.functions);
  if (names.length === 0) throw fail('The functions emulator loaded no function:');
}
