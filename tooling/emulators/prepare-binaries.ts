import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startProcessTree } from '../processes/process-tree';
import { repositoryRoot } from '../repository-root';
import {
  explainMissingBinary,
  findBinary,
  needsLauncher,
  type BinaryName,
  type CachedPaths,
  type FoundBinary,
} from './find-binaries';
import { buildLauncherJar } from './launcher-jar';

const firebaseTools = join(repositoryRoot, 'node_modules/firebase-tools');
const launcherFolder = join(repositoryRoot, '.trellis/emulators');

/** The script behind `node_modules/.bin/firebase`, to be run by node. */
export const firebaseBin = join(firebaseTools, 'lib/bin/firebase.js');

const downloadInfoSchema = z.object({
  firestore: z.object({ downloadPathRelativeToCacheDir: z.string() }),
  pubsub: z.object({ binaryPathRelativeToCacheDir: z.string() }),
  ui: z.object({ main: z.object({ binaryPathRelativeToCacheDir: z.string() }) }),
});

/** Where the pinned firebase-tools keeps what it downloads, below its cache folder. */
async function readCachedPaths(): Promise<CachedPaths & { ui: string }> {
  const path = join(firebaseTools, 'lib/emulator/downloadableEmulatorInfo.json');
  const info = downloadInfoSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return {
    firestore: info.firestore.downloadPathRelativeToCacheDir,
    pubsub: info.pubsub.binaryPathRelativeToCacheDir,
    ui: info.ui.main.binaryPathRelativeToCacheDir,
  };
}

/** Written aside and renamed, so that a second run never starts half a file. */
async function writeLauncher(name: string, content: Buffer | string): Promise<string> {
  await mkdir(launcherFolder, { recursive: true });
  const path = join(launcherFolder, name);
  await writeFile(`${path}.${process.pid}`, content, { mode: 0o755 });
  await rename(`${path}.${process.pid}`, path);
  return path;
}

/** firebase-tools runs `chmod` on what it is pointed at, so it gets a file that is ours. */
async function prepareLauncher(name: BinaryName, path: string): Promise<string> {
  if (name === 'firestore') {
    return needsLauncher(path) ? writeLauncher('firestore.jar', buildLauncherJar(path)) : path;
  }
  const quoted = `'${path.replaceAll("'", `'\\''`)}'`;
  return writeLauncher('pubsub.sh', `#!/bin/sh\nexec ${quoted} "$@"\n`);
}

async function downloadBinary(
  name: BinaryName,
  onLog: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  onLog(`Downloading the ${name} emulator (about 65 MB) ...`);
  const tree = await startProcessTree({
    command: process.execPath,
    args: [firebaseBin, `setup:emulators:${name}`],
    cwd: repositoryRoot,
    onOutput: (text) => onLog(text.trimEnd()),
  });
  const stop = () => void tree.stop();
  signal.addEventListener('abort', stop, { once: true });
  const code = await tree.exited;
  signal.removeEventListener('abort', stop);
  await tree.stop();
  if (signal.aborted) throw new Error('Interrupted.');
  if (code !== 0) throw new Error(explainMissingBinary(name));
}

/**
 * Finds or fetches the emulators that are programs of their own.
 *
 * @returns the variables that point firebase-tools at them, and whether the Emulator UI is there
 * @throws Error in one sentence when one is missing and cannot be downloaded
 */
export async function prepareBinaries(options: {
  names: readonly BinaryName[];
  onLog: (line: string) => void;
  signal: AbortSignal;
}): Promise<{ env: Record<string, string>; withUi: boolean }> {
  const { names, onLog, signal } = options;
  const machine = {
    env: process.env,
    homeFolder: homedir(),
    exists: existsSync,
    resolveLinks: (path: string) => realpathSync(path),
  };
  const cachedPaths = await readCachedPaths();
  const env: Record<string, string> = {};
  for (const name of names) {
    const find = (): FoundBinary | undefined => findBinary(name, machine, cachedPaths);
    if (!find()) await downloadBinary(name, onLog, signal);
    const found = find();
    if (!found) throw new Error(explainMissingBinary(name));
    onLog(`Using the ${name} emulator of the ${found.source}: ${found.path}`);
    if (found.source === 'firebase cache') continue;
    env[`${name.toUpperCase()}_EMULATOR_BINARY_PATH`] = await prepareLauncher(name, found.path);
  }
  const uiPath = join(homedir(), '.cache/firebase/emulators', cachedPaths.ui);
  return { env, withUi: existsSync(uiPath) };
}
