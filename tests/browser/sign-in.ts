import type { Page } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';

/** Signs in from the sign-in screen with the demo's button for a role, and waits for the first page. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${role}` }).click();
  await page.locator('main#content').waitFor();
}
