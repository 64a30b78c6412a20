import type { Page } from 'playwright-core';
import type { PageReads } from '../../../tooling/bench/dashboard/dashboard-news';
import { startReadCounter, type ReadCounter } from '../count-reads';
import { routeThrough } from '../open-profile';
import { readPageConfig } from '../people';
import { MEASURED_PAGES, type PageName } from './content';
import { countBytes } from './count-bytes';
import { settle, withProfile, type Measured, type Tools } from './open-measured';
import { goBackTimed, openTimed } from './page-clock';

/** Works with a profile whose pages ask Firestore through a counter. */
export async function withCounter<T>(
  tools: Tools,
  port: number,
  work: (measured: Measured, counter: ReadCounter) => Promise<T>,
): Promise<T> {
  const { origin } = tools;
  const { emulators } = await readPageConfig(origin);
  const counter = await startReadCounter({ listen: port, firestore: emulators.firestore.port });
  try {
    return await withProfile(
      tools,
      (measured) => work(measured, counter),
      (context) => routeThrough(context, origin, port),
    );
  } finally {
    for (const problem of counter.problems()) tools.onProblem(problem);
    await counter.stop();
  }
}

/** What something that is done on a page reads. */
export async function readsOf(
  { page, counter }: { readonly page: Page; readonly counter: ReadCounter },
  act: () => Promise<unknown>,
): Promise<number> {
  counter.reset();
  await act();
  await settle(page);
  const { documents, aggregations } = counter.reads();
  return documents + aggregations;
}

/** Counts what opening a page reads and receives, cold, warm, and by going back to it. */
export function measureReads(tools: Tools, name: PageName, port: number): Promise<PageReads> {
  const { path, first } = MEASURED_PAGES[name];
  const other = MEASURED_PAGES[name === 'today' ? 'customers' : 'today'];
  const firestore = `http://127.0.0.1:${port}`;
  return withCounter(tools, port, async ({ page, at }, counter) => {
    const received = await countBytes(page, { origin: tools.origin, firestore });
    const open = () => openTimed(page, at(path), [`${name}Complete`]);
    const counted = { page, counter };
    const opened = await readsOf(counted, open);
    const bytes = received();
    const reopened = await readsOf(counted, open);
    await page.getByRole('navigation').getByRole('link', { name: other.link, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: other.link }).waitFor();
    await settle(page);
    const back = await readsOf(counted, () => goBackTimed(page, first));
    return { opened, reopened, back, bytes };
  });
}
