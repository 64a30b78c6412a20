import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../tooling/repository-root';

/** Keeps a picture of the whole page as `.trellis/screenshots/<name>.png`. @returns its path */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(repositoryRoot, '.trellis/screenshots', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  return path;
}
