import { setTimeout as wait } from 'node:timers/promises';
import type { Pacing, PosCredentials, PosLocation } from '../../model/org';
import type { PosAdapter, PosCapabilities, PosPage } from '../adapter';
import { PosError } from '../errors';
import type { PosHosts } from '../hosts';
import type { PosSessionStore } from '../session';
import { createClient } from './client';
import { toDocumentId } from './row-reading';
import { createEndpoints, PAGE_SIZE } from './endpoints';
import { createLocationBook } from './location-book';
import type { LoginStyle } from './login';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from './retry';
import { readOrderRow } from './walk-order-stream';
import { walkStream } from './walk-stream';
import type { WalkTools } from './walk-tools';

/** What an org says about its Alleaves account. */
export interface AlleavesConfig {
  /** Such as `https://app.alleaves.com/api`. */
  readonly baseUrl: string;
  readonly pacing: Pacing;
  /** The company's locations as last known; `listLocations` renews them. Orders of any other location are rejected. */
  readonly locations: readonly PosLocation[];
  /** From `id_status` to a status, where flags and text say nothing. */
  readonly statusTable: Readonly<Record<string, string>>;
  /** Default `json`. */
  readonly loginStyle?: LoginStyle;
}

/** Bounds on one run's conversation with the POS. */
export interface AlleavesLimits {
  /** Of one request, from sending to the last byte. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Pages of one walk, and the rows that so many full pages have; a longer one ends as `truncated`. */
  readonly maxPages: number;
  readonly retry: RetryPolicy;
}

export const DEFAULT_LIMITS: AlleavesLimits = {
  timeoutMs: 30_000,
  // 11,000 stock rows. What a page of them becomes takes 690 MB of a worker that has 1 GiB.
  maxResponseBytes: 32 * 1024 * 1024,
  maxPages: 20_000,
  retry: DEFAULT_RETRY_POLICY,
};

export interface AlleavesAdapterOptions {
  readonly config: AlleavesConfig;
  /** Where requests may go: an address of any other place is refused before anything is sent. */
  readonly hosts: PosHosts;
  readonly credentials: PosCredentials;
  readonly sessions: PosSessionStore;
  readonly now: () => Date;
  /** From 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Monotonic milliseconds, for pacing; by default the process's own, which goes on when `now` is frozen. */
  readonly clockMs?: () => number;
  readonly limits?: Partial<AlleavesLimits>;
}

/** What the Alleaves API can do, as far as anybody has seen. */
export const ALLEAVES_CAPABILITIES: PosCapabilities = {
  paging: { customers: 'offset', orders: 'offset', products: 'offset' },
  modifiedSince: { customers: false, orders: false, products: false },
  deletes: { customers: false, orders: false, products: false },
  readOne: { customers: false, orders: true, products: false },
  webhooks: true,
};

async function* capPages(pages: AsyncIterable<PosPage>, maxPages: number): AsyncGenerator<PosPage> {
  let served = 0;
  let rows = 0;
  for await (const page of pages) {
    rows += page.rowCount;
    if (served === maxPages || rows > maxPages * PAGE_SIZE) {
      throw new PosError('truncated', `the walk was stopped after ${served} pages`);
    }
    served++;
    yield page;
  }
}

/**
 * The Alleaves adapter of one org, for one run. It remembers a refused login, so make a new one for a new run.
 * Costs nothing until it is asked for something.
 */
export function createAlleavesAdapter(options: AlleavesAdapterOptions): PosAdapter {
  const { config, hosts, credentials, sessions, now, random } = options;
  const { sleep = (ms) => wait(ms), clockMs = () => performance.now() } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const client = createClient({
    ...config,
    ...limits,
    hosts,
    loginStyle: config.loginStyle ?? 'json',
    credentials,
    sessions,
    now,
    clockMs,
    retry: { policy: limits.retry, sleep, random },
  });
  const endpoints = createEndpoints(client);
  let locations = config.locations;
  const tools = (): WalkTools => ({
    endpoints,
    locations: createLocationBook(locations),
    onlyLocation: locations.length === 1 ? (locations[0]?.id ?? null) : null,
    statusTable: config.statusTable,
    concurrency: config.pacing.concurrency,
    today: () => new Date(Math.max(now().getTime(), client.lastSeenClock()?.getTime() ?? 0)),
  });

  return {
    provider: 'alleaves',
    toDocumentId,
    capabilities: ALLEAVES_CAPABILITIES,
    async listLocations() {
      locations = await endpoints.listLocations();
      return [...locations];
    },
    walk: (request) => capPages(walkStream(tools(), request), limits.maxPages),
    async readOne(stream, externalId) {
      if (!ALLEAVES_CAPABILITIES.readOne[stream]) {
        throw new PosError('refused', `Alleaves has no way to read one of its ${stream}`);
      }
      const served = /^[1-9]\d*$/.test(externalId) ? await endpoints.readOrder(externalId) : null;
      return served === null ? { outcome: 'missing' } : readOrderRow(tools(), served);
    },
    apiCalls: () => client.requestCount(),
  };
}
