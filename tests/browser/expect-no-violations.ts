import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Checks the whole page for barriers with axe, and fails with what is wrong where, one line for each place. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const places = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const [, reason = ''] = (failureSummary ?? '').split('\n');
      return `${id}: ${help} at ${target.join(' ')} (${reason.trim()})`;
    }),
  );
  expect(places).toEqual([]);
}
