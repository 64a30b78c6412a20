import { describeFailure } from './report/print';
import { tally, toFailed, type CampaignReport } from './report/tally';
import type { StoryKind } from './schedule/stories';
import { runSeed, type SeedResult } from './seed/run-seed';
import { newProject, type BackendName } from './world/backend';

export interface CampaignOptions {
  readonly from: number;
  readonly seeds: number;
  readonly backend: BackendName;
  readonly stories?: StoryKind;
  /** Ends with the first seed that fails. */
  readonly stopAtFirst?: boolean;
  /** Seeds played at a time: each has a world of its own. */
  readonly side?: number;
  readonly onProgress?: (line: string) => void;
}

/** From so many seeds on, every kind of fault and every way of recovery must have come to pass. */
export const COVERED_FROM = 300;

const PROGRESS_EVERY = 50;

/** Plays seeds in this process and adds up how they ended. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const {
    from,
    seeds,
    backend,
    stories = 'everything',
    side = 1,
    onProgress = () => undefined,
  } = options;
  const startedMs = performance.now();
  const results: SeedResult[] = [];
  const note = createNote(seeds, onProgress);
  let next = from;
  await playSeeds({
    takeNext: () => (next < from + seeds ? next++ : null),
    backend,
    stories,
    side,
    onResult: (result) => {
      results.push(result);
      note(result);
      if (!result.ok && options.stopAtFirst) next = from + seeds;
    },
  });
  return report(results, startedMs);
}

/** Plays seeds, so many at a time, until there are none left. A seed that throws has failed. */
export async function playSeeds(options: {
  takeNext: () => number | null;
  backend: BackendName;
  stories: StoryKind;
  side: number;
  onResult: (result: SeedResult) => void;
}): Promise<void> {
  const { takeNext, backend, stories, side, onResult } = options;
  const playOn = async (): Promise<void> => {
    const project = newProject();
    for (let seed = takeNext(); seed !== null; seed = takeNext())
      onResult(await playOne(seed, { backend, project, stories }));
  };
  await Promise.all(Array.from({ length: side }, playOn));
}

/** Says how far a campaign is, and what failed at once. */
export function createNote(
  seeds: number,
  onProgress: (line: string) => void,
): (result: SeedResult) => void {
  let played = 0;
  return (result) => {
    played += 1;
    if (!result.ok) onProgress(describeFailure(toFailed(result)));
    if (played % PROGRESS_EVERY === 0) onProgress(`${played} of ${seeds} seeds played`);
  };
}

/** What results come to, in the order of their seeds. */
export function report(results: readonly SeedResult[], startedMs: number): CampaignReport {
  const sorted = results.toSorted((one, other) => one.seed - other.seed);
  return tally(sorted, (performance.now() - startedMs) / 1_000);
}

async function playOne(
  seed: number,
  where: { backend: BackendName; project: string; stories: StoryKind },
): Promise<SeedResult> {
  try {
    return await runSeed(seed, where);
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      seed,
      ok: false,
      violations: [`the seed threw: ${said}`],
      waiting: [],
      differences: [],
      digest: '',
      fired: new Map(),
      branches: new Map(),
      ms: 0,
    };
  }
}
