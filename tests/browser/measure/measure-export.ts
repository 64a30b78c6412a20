import { readFile } from 'node:fs/promises';
import type { CDPSession, Download } from 'playwright-core';
import type { Exported } from '../../../tooling/bench/dashboard/dashboard-news';
import { EXPORT_CONTENTS } from './content';
import { settle, withProfile, type Tools } from './open-measured';
import { doTimed, openTimed } from './page-clock';

const LOOK_EVERY_MS = 250;

async function readHeap(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}

/** Looks again and again how much of the page's memory is in use. @returns ends it and tells the most */
function watchHeap(session: CDPSession): () => number {
  let most = 0;
  const timer = setInterval(() => {
    readHeap(session).then(
      (bytes) => {
        most = Math.max(most, bytes);
      },
      // The page is gone, and with it what was looked at.
      () => clearInterval(timer),
    );
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}

async function readIds(download: Download): Promise<{ ids: string[]; bytes: number }> {
  const content = await readFile(await download.path());
  const lines = content.toString('utf8').trimEnd().split('\r\n').slice(1);
  return { ids: lines.map((line) => line.split(',')[0] ?? ''), bytes: content.length };
}

/**
 * Exports a list from its page.
 *
 * @param search of the list's address
 * @throws Error with what the page says when the export fails
 */
export function measureExport(tools: Tools, search: string): Promise<Exported> {
  return withProfile(tools, async ({ context, page, at }) => {
    await openTimed(page, at(`/customers${search}`), ['customers']);
    await settle(page);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.collectGarbage');
    const heapBefore = await readHeap(session);
    const endWatch = watchHeap(session);
    const download = new Promise<Download>((resolve) => {
      page.once('download', resolve);
    });
    const press = () => page.getByRole('button', { name: 'Export CSV' }).click();
    // Both are told by the same click.
    const begun = doTimed(page, EXPORT_CONTENTS.begun, {
      type: 'click',
      act: () => Promise.resolve(),
    });
    begun.catch(() => undefined);
    const doneMs = await doTimed(page, EXPORT_CONTENTS.ended, { type: 'click', act: press });
    const heapPeak = endWatch();
    const alert = page.getByRole('main').getByRole('alert');
    if (await alert.count()) throw new Error(await alert.first().innerText());
    const { ids, bytes } = await readIds(await download);
    return {
      search,
      rows: ids.length,
      distinct: new Set(ids).size,
      bytes,
      firstRowsMs: await begun,
      doneMs,
      heapBefore,
      heapPeak: Math.max(heapBefore, heapPeak),
    };
  });
}
