import type { PosLocation } from '../model/org';
import type { Observation, Rejection } from '../model/observation';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter, PosPage, ReadOneResult, WalkRequest } from '../pos/adapter';

const NONE = { customers: false, orders: false, products: false } as const;
const BY_OFFSET = { customers: 'offset', orders: 'offset', products: 'offset' } as const;

/** What a POS in a test holds and does. Change it between two runs. */
export interface PosScript {
  /** Pages by stream, each a list of rows. */
  pages: Partial<Record<Stream, readonly (readonly (Observation | Rejection)[])[]>>;
  /** The POS's clock. */
  now: Date;
  locations: readonly PosLocation[];
  /** Runs before the locations are named: throw to fail there. */
  listLocations?: () => void;
  /** Answers about single records; `missing` by default. */
  readOne?: (stream: Stream, externalId: string) => ReadOneResult;
  /** Runs before a page is served: throw to end the walk there. Pages count from 0. */
  beforePage?: (stream: Stream, page: number) => Promise<void> | void;
}

/** An adapter over a script, and what it was asked for. Positions are page numbers. */
export function createScriptedAdapter(
  script: PosScript,
): PosAdapter & { readonly walks: WalkRequest[]; readonly asked: string[] } {
  const walks: WalkRequest[] = [];
  const asked: string[] = [];
  let calls = 0;
  async function* walk(request: WalkRequest): AsyncGenerator<PosPage> {
    walks.push(request);
    const pages = script.pages[request.stream] ?? [[]];
    for (let page = Number(request.resumeAt ?? 0); page < pages.length; page += 1) {
      calls += 1;
      await script.beforePage?.(request.stream, page);
      yield toPage(String(page), pages[page] ?? [], script.now);
    }
  }
  return {
    provider: 'cursor',
    toDocumentId: (externalId) => `cur_${externalId}`,
    capabilities: {
      paging: BY_OFFSET,
      modifiedSince: NONE,
      deletes: NONE,
      readOne: { ...NONE, orders: true },
      webhooks: false,
    },
    walks,
    asked,
    walk,
    async listLocations() {
      await Promise.resolve(script.listLocations?.());
      return [...script.locations];
    },
    readOne: (stream, externalId) => {
      calls += 1;
      asked.push(`${stream}/${externalId}`);
      return Promise.resolve(script.readOne?.(stream, externalId) ?? { outcome: 'missing' });
    },
    apiCalls: () => calls,
  };
}

/** A page as an adapter serves it. */
function toPage(position: string, rows: readonly (Observation | Rejection)[], now: Date): PosPage {
  return {
    position,
    observations: rows.flatMap((row) => ('reasons' in row ? [] : [{ ...row, observedAt: now }])),
    rejections: rows.flatMap((row) => ('reasons' in row ? [{ ...row, observedAt: now }] : [])),
    deletions: [],
    observedAt: now,
    rowCount: rows.length,
  };
}

/** A script whose streams hold one page each of what is given. */
export function onePageEach(rows: readonly (Observation | Rejection)[]): PosScript['pages'] {
  return Object.fromEntries(
    STREAMS.map((stream) => [stream, [rows.filter((row) => row.stream === stream)]]),
  );
}
