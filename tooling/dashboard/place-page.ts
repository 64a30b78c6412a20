import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { repositoryRoot } from '../repository-root';
import type { PageConfig } from './page-config';

/** A copy of the page that belongs to one run. */
export interface PlacedPage {
  /** Below the repository's root. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Copies a build of the page for one run and puts the run's `config.json` beside it. */
export async function placePage(
  build: string,
  { label, config }: { label: string; config: PageConfig },
): Promise<PlacedPage> {
  const folder = join(repositoryRoot, '.trellis/hosting', `${label}-${process.pid}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  await remove();
  await mkdir(folder, { recursive: true });
  await cp(build, folder, {
    recursive: true,
    // The list of what was built is for tests, and is not deployed either.
    filter: (path) => !relative(build, path).split(sep).includes('.vite'),
  });
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  return { folder: relative(repositoryRoot, folder), remove };
}
