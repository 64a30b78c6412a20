import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { findFreePorts, LOCALHOST } from '../../../../tooling/emulators/ports';
import { prepareBinaries } from '../../../../tooling/emulators/prepare-binaries';
import { startProcessTree, type ProcessTree } from '../../../../tooling/processes/process-tree';
import { repositoryRoot } from '../../../../tooling/repository-root';
import { openLine, type Line } from './line';

/** A Firestore emulator of our own that can die and come back. */
export interface MortalFirestore {
  /** What clients connect to; it outlives the emulator. */
  readonly line: Line;
  /** Takes away every document of a project. */
  clear(projectId: string): Promise<void>;
  /**
   * Kills the emulator and starts it with the documents that it had. It keeps them in memory only, so they are exported
   * first, while nobody writes. Write times are not kept: afterwards every document looks freshly written.
   */
  restart(projectId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Quick to start, which counts more here than being fast after minutes. */
const JAVA_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const STARTS_WITHIN_MS = 60_000;
const POLL_MS = 50;
const OWNER = { authorization: 'Bearer owner' };

const cachedSchema = z.object({
  firestore: z.object({ downloadPathRelativeToCacheDir: z.string() }),
});

/** Starts the emulator and the line to it. @throws Error when it cannot be found or does not start. */
export async function startMortalFirestore(options: {
  onLog: (line: string) => void;
  signal: AbortSignal;
}): Promise<MortalFirestore> {
  const jar = await findJar(options);
  const [port = 0] = await findFreePorts(1);
  const folder = await mkdtemp(join(tmpdir(), 'mortal-firestore-'));
  const origin = `http://${LOCALHOST}:${port}`;
  let tree = await spawnEmulator(jar, port, []);
  const line = await openLine(port);
  let exports = 0;
  return {
    line,
    clear: (projectId) =>
      call('DELETE', `${origin}/emulator/v1/projects/${projectId}/databases/(default)/documents`),
    async restart(projectId) {
      const name = `export-${(exports += 1)}`;
      await call('POST', `${origin}/emulator/v1/projects/${projectId}:export`, {
        database: `projects/${projectId}/databases/(default)`,
        export_directory: folder,
        export_name: name,
      });
      process.kill(tree.pid, 'SIGKILL');
      await tree.stop();
      const path = join(folder, name, `${name}.overall_export_metadata`);
      tree = await spawnEmulator(jar, port, [`--seed_from_export=${path}`]);
    },
    async stop() {
      await line.close();
      await tree.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function spawnEmulator(
  jar: string,
  port: number,
  more: readonly string[],
): Promise<ProcessTree> {
  const tree = await startProcessTree({
    command: 'java',
    args: [...JAVA_OPTIONS, '-jar', jar, '--host', LOCALHOST, '--port', String(port), ...more],
    cwd: tmpdir(),
    graceMs: 0,
  });
  const startedAt = performance.now();
  while (!(await answers(port))) {
    if (performance.now() - startedAt > STARTS_WITHIN_MS) {
      await tree.stop();
      throw new Error('The Firestore emulator did not start.');
    }
    await wait(POLL_MS);
  }
  return tree;
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://${LOCALHOST}:${port}/`).catch(() => null);
  return response?.ok ?? false;
}

async function call(method: string, url: string, body?: object): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { ...OWNER, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`);
}

/** The emulator's jar: where it had to be prepared, there; else in the cache of firebase-tools. */
async function findJar(options: {
  onLog: (line: string) => void;
  signal: AbortSignal;
}): Promise<string> {
  const { env } = await prepareBinaries({ names: ['firestore'], ...options });
  const prepared = env['FIRESTORE_EMULATOR_BINARY_PATH'];
  if (prepared !== undefined) return prepared;
  const info = join(
    repositoryRoot,
    'node_modules/firebase-tools/lib/emulator/downloadableEmulatorInfo.json',
  );
  const { firestore } = cachedSchema.parse(JSON.parse(await readFile(info, 'utf8')));
  const cache =
    process.env['FIREBASE_EMULATORS_PATH'] ?? join(homedir(), '.cache/firebase/emulators');
  return join(cache, firestore.downloadPathRelativeToCacheDir);
}
