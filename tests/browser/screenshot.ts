import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../tooling/repository-root';

/**
 * Pictures the whole page as one tall screen: what stays at the bottom of a screen would lie across the middle of a longer picture.
 */
export async function pictureWhole(page: Page, path: string): Promise<void> {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size)
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  await page.screenshot({ path });
  if (size) await page.setViewportSize(size);
}

/** Keeps a picture of the whole page as `.trellis/screenshots/<name>.png`. @returns its path */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(repositoryRoot, '.trellis/screenshots', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await pictureWhole(page, path);
  return path;
}
