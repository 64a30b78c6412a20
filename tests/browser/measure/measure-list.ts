import type { ListFigures } from '../../../tooling/bench/dashboard/dashboard-news';
import { LIST_CONTENTS, NARROWED_TO } from './content';
import { readsOf, withCounter } from './measure-reads';
import { settle, withProfile, type Measured, type Tools } from './open-measured';
import { doTimed, openTimed } from './page-clock';

type Step = keyof ListFigures;

const NOTHING: ListFigures = { filter: 0, sort: 0, name: 0, id: 0, customer: 0 };

/** A way to measure something that is done: it gets what is to be done, which answers how long it took. */
type Gauge = (step: Step, act: () => Promise<number>) => Promise<void>;

/** Narrows the list, sorts it, looks for a name and an id, and opens the customer who is found. */
async function walkThrough({ page, at }: Measured, id: string, gauge: Gauge): Promise<void> {
  await openTimed(page, at('/customers'), ['customersComplete']);
  await settle(page);
  const segment = page.getByLabel('Segment');
  const box = page.getByRole('searchbox', { name: 'Search' });
  await gauge('filter', () =>
    doTimed(page, LIST_CONTENTS.filter, {
      type: 'input',
      act: () => segment.selectOption(NARROWED_TO.label),
    }),
  );
  const spent = page.getByRole('columnheader').getByRole('button', { name: 'Spent' });
  await gauge('sort', () =>
    doTimed(page, LIST_CONTENTS.sort, { type: 'click', act: () => spent.click() }),
  );
  await page.getByRole('button', { name: 'Reset' }).first().click();
  await settle(page);
  await gauge('name', () =>
    doTimed(page, LIST_CONTENTS.name, { type: 'input', act: () => box.fill('robin') }),
  );
  await gauge('id', () =>
    doTimed(page, LIST_CONTENTS.id, { type: 'input', act: () => box.fill(id) }),
  );
  const found = page.locator('tbody').getByRole('link').first();
  await gauge('customer', async () => {
    const open = { type: 'click', act: () => found.click() } as const;
    const took = await doTimed(page, LIST_CONTENTS.customer, open);
    // Whatever else the page reads has come when its longest list has.
    await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();
    return took;
  });
}

/** How long each step took, in milliseconds, each time in a new profile: what was read before would be known. */
export async function measureList(
  tools: Tools,
  id: string,
  rounds: number,
): Promise<ListFigures[]> {
  const times: ListFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const took = { ...NOTHING };
    await withProfile(tools, (measured) =>
      walkThrough(measured, id, async (step, act) => {
        took[step] = await act();
        await settle(measured.page);
      }),
    );
    times.push(took);
  }
  return times;
}

/** How many documents each step reads. */
export async function countListReads(tools: Tools, id: string, port: number): Promise<ListFigures> {
  const reads = { ...NOTHING };
  await withCounter(tools, port, (measured, counter) =>
    walkThrough(measured, id, async (step, act) => {
      reads[step] = await readsOf({ page: measured.page, counter }, act);
    }),
  );
  return reads;
}
