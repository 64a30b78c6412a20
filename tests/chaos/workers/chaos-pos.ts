import type { PosAdapter, PosPage, WalkRequest } from '../../../functions/src/pos/adapter';
import type { Seam } from './seam';

/** What is told of a walk, so that its progress can be compared with what is stored. */
export interface WalkWatch {
  begin(request: WalkRequest): (page: PosPage) => void;
  asked(): void;
}

/** A POS as one worker sees it: every call waits for its turn and may be the worker's last. */
export function createChaosPos(inner: PosAdapter, seam: Seam, watch: WalkWatch): PosAdapter {
  return {
    ...inner,
    listLocations: () => seam.call('lists locations', () => inner.listLocations()),
    readOne: (stream, externalId) => {
      watch.asked();
      return seam.call(`asks for one of ${stream}`, () => inner.readOne(stream, externalId));
    },
    walk: (request) => walkGuarded(inner, seam, request, watch.begin(request)),
  };
}

async function* walkGuarded(
  inner: PosAdapter,
  seam: Seam,
  request: WalkRequest,
  onPage: (page: PosPage) => void,
): AsyncGenerator<PosPage> {
  const pages = inner.walk(request)[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await seam.call(`walks ${request.stream}`, () => pages.next());
      if (next.done) {
        ended = true;
        return;
      }
      onPage(next.value);
      yield next.value;
    }
  } finally {
    if (!ended) await pages.return?.();
  }
}
