import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from '../dashboard/build-page';
import { toPageConfig, type PageDemo } from '../dashboard/page-config';
import { placePage, type PlacedPage } from '../dashboard/place-page';
import { repositoryRoot } from '../repository-root';
import { deriveFirebaseConfig, type ServiceName } from './firebase-config';
import type { Ports } from './ports';
import { createRunFiles, type RunFiles } from './run-files';

/** How hosting serves the page. */
export interface PageOptions {
  /** Who may sign in by one click. */
  demo?: PageDemo;
  /** Ports of this machine that the page may call besides the emulators'. */
  callable?: readonly number[];
}

interface RunOptions {
  label: string;
  services: readonly ServiceName[];
  page?: PageOptions;
  signal: AbortSignal;
  onLog: (line: string) => void;
}

/** The page's copy for this run; null when the run has no hosting. */
async function preparePage(options: RunOptions, ports: Ports): Promise<PlacedPage | null> {
  const { label, services, page, signal, onLog } = options;
  if (!services.includes('hosting')) return null;
  const build = await buildPage(signal, onLog);
  return placePage(build, { label, config: toPageConfig(ports, page?.demo) });
}

/**
 * Puts everything on disk that one run of a suite needs: its configuration, its folders, and its copy of the page.
 *
 * @throws Error for a person to read when the page does not build
 */
export async function prepareRun(
  options: RunOptions,
  ports: Ports,
  withUi: boolean,
): Promise<RunFiles> {
  const { label, services, page } = options;
  const base: unknown = JSON.parse(await readFile(join(repositoryRoot, 'firebase.json'), 'utf8'));
  const placed = await preparePage(options, ports);
  const config = deriveFirebaseConfig(Object.assign({}, base), {
    ports,
    services,
    withUi,
    ...(placed ? { page: { ...page, folder: placed.folder } } : {}),
  });
  const files = await createRunFiles(label, config);
  const remove = async () => {
    await files.remove();
    await placed?.remove();
  };
  return { ...files, remove };
}
