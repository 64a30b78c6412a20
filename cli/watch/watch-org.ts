import { StoreUnavailable } from '../../functions/src/store/errors';
import type { StoredOrg } from '../../functions/src/store/orgs';
import { EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { drawView } from './draw-view';
import { readView, type View } from './read-view';

/** How to watch. */
export interface Watching {
  /** Time between two looks. */
  readonly everyMs: number;
  /** When to end by itself; infinite for never. */
  readonly forMs: number;
  /** Runs to show. */
  readonly runs: number;
}

/** Looks again and again until somebody ends it, which is how it is meant to end. A look that fails is told and made up for. */
export async function watchOrg(
  { connection, output, world }: Context,
  stored: StoredOrg,
  { everyMs, forMs, runs }: Watching,
): Promise<typeof EXIT.ok> {
  const { now, sleep } = world;
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) =>
    stop.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  const unlisten = world.onInterrupt?.(() => stop.abort());
  const endMs = now().getTime() + forMs;
  const isTerminal = world.stdout.isTTY === true;
  let shown = '';
  try {
    for (;;) {
      const view = await look(stored.orgId, runs);
      const content = JSON.stringify(view);
      if (view && (isTerminal || content !== shown)) {
        output.draw(drawView(view, { now: now(), paint: output.paint, everyMs }));
        if (content !== shown) output.jsonLine({ at: now().toISOString(), ...view });
        shown = content;
      }
      const leftMs = endMs - now().getTime();
      if (stop.signal.aborted || leftMs <= 0) return EXIT.ok;
      await Promise.race([sleep(Math.min(everyMs, leftMs)), stopped]);
      if (stop.signal.aborted) return EXIT.ok;
    }
  } finally {
    unlisten?.();
  }

  async function look(orgId: string, count: number): Promise<View | null> {
    try {
      return await readView(connection.db, orgId, count);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      output.notice('Firestore did not answer; looking again.');
      return null;
    }
  }
}
