import type { Page } from 'playwright-core';

/** How a page is looked at. */
export interface Look {
  readonly colorScheme: 'light' | 'dark';
  /** In CSS pixels; as it was when left out. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * Loads the page again in other colours or at another size. The colours of a page that stands there change one after the other, and
 * a check of contrasts would meet half of them.
 */
export async function reloadAs(page: Page, { colorScheme, size }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  if (size) await page.setViewportSize(size);
  await page.reload();
}
