import type { Page } from 'playwright-core';
import type { VisitTimes } from '../../../tooling/bench/dashboard/dashboard-news';
import { MEASURED_PAGES, type MeasuredPage, type PageName } from './content';
import { settle, withProfile, type Tools } from './open-measured';
import { doTimed, goBackTimed, openTimed } from './page-clock';

/** Goes to a page by its link. @returns milliseconds until it was painted */
function follow(page: Page, { link, first }: MeasuredPage): Promise<number> {
  const entry = page.getByRole('navigation').getByRole('link', { name: link, exact: true });
  return doTimed(page, first, { type: 'click', act: () => entry.click() });
}

/** One visit: cold in a new profile, warm in the same one, then away and back again. All in milliseconds. */
function visitOnce(tools: Tools, name: PageName): Promise<VisitTimes> {
  const here = MEASURED_PAGES[name];
  const there = MEASURED_PAGES[name === 'today' ? 'customers' : 'today'];
  const names = [name, `${name}Complete`] as const;
  return withProfile(tools, async ({ page, at }) => {
    const cold = await openTimed(page, at(here.path), names);
    await settle(page);
    const warm = await openTimed(page, at(here.path), names);
    await settle(page);
    await follow(page, there);
    await settle(page);
    const backMs = await goBackTimed(page, here.first);
    await settle(page);
    const linkMs = await follow(page, there);
    return {
      coldMs: cold[name],
      coldCompleteMs: cold[`${name}Complete`],
      warmMs: warm[name],
      warmCompleteMs: warm[`${name}Complete`],
      backMs,
      linkMs,
    };
  });
}

/** Visits both pages in turn, after one round that does not count: caches of the emulators fill in it. */
export async function measureVisits(
  tools: Tools,
  rounds: number,
): Promise<Record<PageName, VisitTimes[]>> {
  const times: Record<PageName, VisitTimes[]> = { today: [], customers: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const today = await visitOnce(tools, 'today');
    const customers = await visitOnce(tools, 'customers');
    if (round === 0) continue;
    times.today.push(today);
    times.customers.push(customers);
  }
  return times;
}
