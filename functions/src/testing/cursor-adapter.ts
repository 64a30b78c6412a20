import { z } from 'zod';
import type { PosLocation } from '../model/org';
import type { PosAdapter, PosPage, WalkRequest } from '../pos/adapter';
import { PosError } from '../pos/errors';
import type { CursorPos } from './cursor-pos';

const EVERYTHING = { customers: true, orders: true, products: true } as const;
const BY_CURSOR = { customers: 'cursor', orders: 'cursor', products: 'cursor' } as const;

const cursorSchema = z.strictObject({ after: z.int().min(0) });

function readCursor(resumeAt: string | null): number {
  if (resumeAt === null) return 0;
  try {
    return cursorSchema.parse(JSON.parse(resumeAt)).after;
  } catch (cause) {
    throw new PosError('contract', 'the position is not one of this adapter', { cause });
  }
}

export interface CursorAdapterOptions {
  readonly pos: CursorPos;
  readonly locations: readonly PosLocation[];
  readonly password: 'right' | 'wrong';
  readonly pageSize: number;
  readonly now: () => Date;
}

/**
 * The adapter of a POS that shares nothing with Alleaves but the contract: pages follow a cursor, walks with `since`
 * return what changed, deletions are events, every record can be read by its id.
 */
export function createCursorAdapter(options: CursorAdapterOptions): PosAdapter {
  const { pos, locations, password, pageSize, now } = options;
  let calls = 0;
  let session: 'none' | 'open' | 'refused' = 'none';

  function call(): void {
    if (session === 'none') {
      calls++;
      pos.logins++;
      session = password === 'right' ? 'open' : 'refused';
    }
    if (session === 'refused') throw new PosError('authentication', 'the POS refused the login');
    calls++;
  }

  async function* walk({ stream, since, resumeAt }: WalkRequest): AsyncGenerator<PosPage> {
    let after = readCursor(resumeAt);
    for (;;) {
      call();
      const found = pos
        .eventsAfter(stream, after)
        .filter(({ event }) => !since || event.at >= since);
      const entries = await Promise.resolve(found.slice(0, pageSize));
      const observedAt = now();
      yield {
        position: JSON.stringify({ after }),
        observations: entries.flatMap(({ event }) =>
          'observation' in event ? [{ ...event.observation, observedAt }] : [],
        ),
        rejections: [],
        deletions: entries.flatMap(({ event }) => ('gone' in event ? [event.gone] : [])),
        observedAt,
        rowCount: entries.length,
      };
      if (entries.length < pageSize) return;
      after = entries.at(-1)?.place ?? after;
    }
  }

  return {
    provider: 'cursor',
    toDocumentId: (externalId) => `cur_${externalId}`,
    capabilities: {
      paging: BY_CURSOR,
      modifiedSince: EVERYTHING,
      deletes: EVERYTHING,
      readOne: EVERYTHING,
      webhooks: false,
    },
    listLocations: async () => {
      call();
      return Promise.resolve([...locations]);
    },
    walk,
    readOne: async (stream, externalId) => {
      call();
      const observation = await Promise.resolve(pos.find(stream, externalId));
      return observation === null
        ? { outcome: 'missing' }
        : { outcome: 'found', observation: { ...observation, observedAt: now() } };
    },
    apiCalls: () => calls,
  };
}
