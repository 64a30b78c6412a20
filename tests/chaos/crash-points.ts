import type { Surroundings } from './workers/seam';
import { tally, type FailedSeed } from './report/tally';
import { conclude, type SeedResult } from './seed/run-seed';
import { play } from './seed/play';
import type { Step } from './schedule/step';
import type { BackendName } from './world/backend';
import { createWorld } from './world/chaos-world';
import { Assassin, type Moment } from './faults/assassin';

/** A first sync, a few changes with and without webhooks, a second sync: small, and with every kind of side effect. */
const SCENARIO: readonly Step[] = [
  { do: 'work', turns: 500 },
  { do: 'change', change: 'sale', announce: 'full' },
  { do: 'change', change: 'status', announce: 'partial' },
  { do: 'change', change: 'stock', announce: 'minimal' },
  { do: 'change', change: 'customer', announce: 'silent' },
  { do: 'work', turns: 500 },
  { do: 'change', change: 'void', announce: 'silent' },
  { do: 'change', change: 'new_customer', announce: 'full' },
  { do: 'manual' },
  { do: 'work', turns: 500 },
  { do: 'advance', minutes: 8 },
];

const SEED = 1;

export interface CrashReport {
  readonly points: number;
  readonly recovered: number;
  readonly failed: readonly FailedSeed[];
  readonly seconds: number;
}

/** Plays one scenario again and again, each time with a worker that dies before or after another one of its side effects. */
export async function runCrashPoints(
  backend: BackendName,
  onProgress: (line: string) => void,
): Promise<CrashReport> {
  const startedMs = performance.now();
  const rehearsal = new Assassin(null);
  await playOnce(backend, rehearsal);
  const results: SeedResult[] = [];
  for (let effect = 1; effect <= rehearsal.effects; effect += 1) {
    for (const when of ['before', 'after'] as const) {
      results.push(await playOnce(backend, new Assassin({ effect, when })));
      const { failed } = tally(results.slice(-1), 0);
      if (failed.length > 0) onProgress(`crash ${when} side effect ${effect} was not recovered`);
    }
  }
  const { equal, failed, seeds } = tally(results, 0);
  const seconds = (performance.now() - startedMs) / 1_000;
  return { points: seeds, recovered: equal, failed, seconds };
}

async function playOnce(backend: BackendName, assassin: Assassin): Promise<SeedResult> {
  const startedMs = performance.now();
  const world = await createWorld({
    seed: SEED,
    customersDated: false,
    handOverAfterMs: 480_000,
    backend,
    story: null,
    surround: (around: Surroundings) => ({ ...around, deck: assassin.join(around.deck) }),
  });
  try {
    await play(world, SCENARIO);
    assassin.retire();
    const result = await conclude(world, SEED, startedMs);
    return { ...result, fired: new Map([[describe(assassin.moment), 1]]) };
  } finally {
    await world.close();
  }
}

function describe(moment: Moment | null): string {
  return moment === null ? 'no crash' : `crash ${moment.when} side effect ${moment.effect}`;
}
