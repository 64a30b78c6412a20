import { drawStory, type StoryKind } from '../schedule/stories';
import { compareWithTruth } from '../oracle/compare';
import { readTruth } from '../oracle/read-truth';
import type { BackendName } from '../world/backend';
import { createWorld, type ChaosWorld } from '../world/chaos-world';
import { ORG } from '../world/make-orgs';
import { heal } from './heal';
import { play } from './play';

/** How a seed ended. */
export interface SeedResult {
  readonly seed: number;
  readonly ok: boolean;
  /** What must never happen and did, first one first. */
  readonly violations: readonly string[];
  /** What had not come to rest. */
  readonly waiting: readonly string[];
  /** Documents that differ from the truth. */
  readonly differences: readonly string[];
  readonly digest: string;
  readonly fired: ReadonlyMap<string, number>;
  readonly branches: ReadonlyMap<string, number>;
  readonly ms: number;
}

/** Plays a seed's story, heals the world and compares what is stored with the truth. */
export async function runSeed(
  seed: number,
  options: {
    backend: BackendName;
    stories?: StoryKind;
    project?: string | undefined;
    story?: ((line: string) => void) | null;
  },
): Promise<SeedResult> {
  const startedMs = performance.now();
  const { backend, project, stories = 'everything', story = null } = options;
  const { steps, customersDated, handOverAfterMs } = drawStory(stories, seed);
  const world = await createWorld({
    seed,
    customersDated,
    handOverAfterMs,
    backend,
    project,
    story,
  });
  try {
    await play(world, steps);
    return await conclude(world, seed, startedMs);
  } finally {
    await world.close();
  }
}

/** Heals a world and says how it compares with the truth. */
export async function conclude(
  world: ChaosWorld,
  seed: number,
  startedMs: number,
): Promise<SeedResult> {
  const waiting = await heal(world);
  const { pos, backend, watch, deck } = world;
  const { username, password, pin } = pos.simulator.options;
  const truth = await readTruth(pos.url, { username, password, pin });
  const { expected, stored, differences } = await compareWithTruth(
    backend.database,
    ORG,
    truth,
    world.chronicle,
  );
  const violations = watch.violations.found;
  return {
    seed,
    ok: expected === stored && violations.length === 0 && waiting.length === 0,
    violations,
    waiting,
    differences,
    digest: stored,
    fired: deck.fired,
    branches: watch.branches,
    ms: performance.now() - startedMs,
  };
}
