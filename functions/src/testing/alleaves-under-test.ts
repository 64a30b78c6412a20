import type { PosLocation } from '../model/org';
import type { Observation, Rejection } from '../model/observation';
import type { PosAdapter, PosPage, WalkRequest } from '../pos/adapter';
import {
  createAlleavesAdapter,
  type AlleavesAdapterOptions,
  type AlleavesConfig,
} from '../pos/alleaves/adapter';
import type { PosHosts } from '../pos/hosts';
import type { PosSession, PosSessionStore } from '../pos/session';

/** When tests with a scripted POS take place. */
export const TEST_NOW = new Date('2026-01-29T15:00:00.000Z');

export const TEST_LOCATIONS: readonly PosLocation[] = [
  { id: '1000', name: 'Maple Street', timezone: 'America/New_York', active: true },
  { id: '1001', name: 'Lake Avenue', timezone: 'America/Los_Angeles', active: true },
];

/** Simulated and scripted POS are on this machine. */
export const THIS_MACHINE: PosHosts = { names: [], loopback: true };

/** A session store in memory. */
export function createMemorySessions(initial: PosSession | null = null) {
  const saved: (PosSession | null)[] = [initial];
  return {
    load: () => Promise.resolve(saved.at(-1) ?? null),
    save: (session: PosSession | null) => {
      saved.push(session);
      return Promise.resolve();
    },
  } satisfies PosSessionStore;
}

/** An adapter that never waits, for a POS at a base URL. */
export function createTestAdapter(
  baseUrl: string,
  {
    config,
    ...overrides
  }: Partial<Omit<AlleavesAdapterOptions, 'config'>> & { config?: Partial<AlleavesConfig> } = {},
): PosAdapter {
  return createAlleavesAdapter({
    config: {
      baseUrl,
      pacing: { requestsPerSecond: 100, burst: 100, concurrency: 2 },
      locations: TEST_LOCATIONS,
      statusTable: {},
      ...config,
    },
    hosts: THIS_MACHINE,
    credentials: { username: 'integration@example.test', password: 'not-a-real-password' },
    sessions: createMemorySessions(),
    now: () => TEST_NOW,
    random: () => 0.5,
    sleep: () => Promise.resolve(),
    ...overrides,
  });
}

/** Everything a walk serves. */
export interface Walked {
  readonly pages: PosPage[];
  readonly observations: Observation[];
  readonly rejections: Rejection[];
}

/** Takes a walk to its end. */
export async function walkAll(
  adapter: PosAdapter,
  request: Pick<WalkRequest, 'stream'> & Partial<WalkRequest>,
): Promise<Walked> {
  const pages: PosPage[] = [];
  for await (const page of adapter.walk({ since: null, resumeAt: null, ...request })) {
    pages.push(page);
  }
  return {
    pages,
    observations: pages.flatMap((page) => page.observations),
    rejections: pages.flatMap((page) => page.rejections),
  };
}
