import { describeFailure } from './report/print';
import { tally, type CampaignReport } from './report/tally';
import { runSeed, type SeedResult } from './seed/run-seed';
import type { BackendName } from './world/backend';

export interface CampaignOptions {
  readonly from: number;
  readonly seeds: number;
  readonly backend: BackendName;
  /** Ends with the first seed that fails. */
  readonly stopAtFirst?: boolean;
  /** Seeds played at a time: each has a world of its own. */
  readonly side?: number;
  readonly onProgress?: (line: string) => void;
}

/** From so many seeds on, every kind of fault and every way of recovery must have come to pass. */
export const COVERED_FROM = 300;

const PROGRESS_EVERY = 50;

/** Plays seeds one after the other and adds up how they ended. A seed that throws has failed. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const { from, seeds, side = 1, onProgress = () => undefined } = options;
  const startedMs = performance.now();
  const results: SeedResult[] = [];
  let next = from;
  let stopped = false;
  const playOn = async (): Promise<void> => {
    while (next < from + seeds && !stopped) {
      const result = await playOne(next++, options.backend);
      results.push(result);
      if (!result.ok) onProgress(describeFailure(tally([result], 0).failed[0] ?? never()));
      if (!result.ok && options.stopAtFirst) stopped = true;
      if (results.length % PROGRESS_EVERY === 0)
        onProgress(`${results.length} of ${seeds} seeds played`);
    }
  };
  await Promise.all(Array.from({ length: side }, playOn));
  results.sort((one, other) => one.seed - other.seed);
  return tally(results, (performance.now() - startedMs) / 1_000);
}

async function playOne(seed: number, backend: BackendName): Promise<SeedResult> {
  try {
    return await runSeed(seed, { backend });
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

function never(): never {
  throw new Error('a failed seed is among the failed');
}
