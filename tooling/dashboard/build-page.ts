import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { runTool } from '../steps/run-tool';
import { hashPageSources } from './page-sources';

const buildsFolder = join(repositoryRoot, '.trellis/page');
const KEPT_MS = 6 * 60 * 60 * 1_000;

/**
 * Builds the page, unless this very state of its sources is built already. Builds lie side by side, each named after its sources, so
 * that commands which run at the same time do not disturb each other.
 *
 * @returns the folder of the build
 * @throws Error with the builder's output when the page does not build
 */
export async function buildPage(
  signal: AbortSignal,
  onLog: (line: string) => void,
): Promise<string> {
  const folder = join(buildsFolder, await hashPageSources(repositoryRoot));
  if (existsSync(folder)) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  onLog('Building the dashboard ...');
  const draft = `${folder}.${process.pid}`;
  try {
    await runVite(draft, signal);
    // Two builds of the same sources are equal: whichever comes first stays.
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeOldBuilds();
  return folder;
}

async function runVite(outDir: string, signal: AbortSignal): Promise<void> {
  const { code, output } = await runTool({
    command: join(repositoryRoot, 'dashboard/node_modules/.bin/vite'),
    args: ['build', 'dashboard', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    signal,
  });
  if (code !== 0) throw new Error(`The dashboard does not build:\n${output.trimEnd()}`);
}

/** A run serves its own copy, so nothing needs a build for long. */
async function removeOldBuilds(): Promise<void> {
  for (const name of await readdir(buildsFolder)) {
    const folder = join(buildsFolder, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}
