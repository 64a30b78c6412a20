import { readWholeNumber } from '../../cli/commands/shell';
import { UsageError } from '../../cli/cli-error';
import { COVERED_FROM } from '../../tests/chaos/campaign';
import type { BackendName } from '../../tests/chaos/world/backend';
import { readOptions } from '../read-options';

const CAMPAIGNS = ['seeds', 'erasures', 'crash-points', 'planted'] as const;
type Campaign = (typeof CAMPAIGNS)[number] | 'processes';

/** What `npm run chaos -- ...` was asked for. */
export interface ChaosOptions {
  readonly campaign: Campaign;
  readonly seeds: number;
  /** Rounds with killed worker processes; after the seeds when both are asked for. */
  readonly processes: number;
  /** Seeds played at most for each planted defect; 0 when none are to be planted. */
  readonly planted: number;
  readonly from: number;
  readonly backend: BackendName;
  readonly json: boolean;
  /** Tells every call of every worker. */
  readonly verbose: boolean;
}

const DEFAULT_SEEDS = 100;

/** From so many seeds on, and unless a part is named, rounds with processes and planted defects belong to it. */
const WHOLE_FROM = COVERED_FROM;
const SEEDS_PER_ROUND = 20;
const SEEDS_PER_DEFECT = 150;
const MAX_NUMBER = 1_000_000;

/**
 * Reads the arguments of `npm run chaos`.
 * @throws {UsageError} in one sentence for an unknown option or a bad number.
 */
export function readChaosOptions(args: readonly string[]): ChaosOptions {
  const { values } = readOptions({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      processes: { type: 'string' },
      campaign: { type: 'string' },
      planted: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { seeds, processes } = values;
  const only = processes !== undefined && seeds === undefined && values.seed === undefined;
  const name = values.planted ? 'planted' : (values.campaign ?? 'seeds');
  const named = CAMPAIGNS.find((known) => known === name);
  const campaign = named === 'seeds' && only ? 'processes' : named;
  if (!campaign) throw new UsageError(`--campaign is one of ${CAMPAIGNS.join(', ')} (see --help).`);
  const single = values.seed;
  const count = single === undefined ? readCount('seeds', seeds ?? String(DEFAULT_SEEDS)) : 1;
  const isWhole = !values.campaign && !values.planted && !values.memory && count >= WHOLE_FROM;
  const rounds = isWhole ? Math.ceil(count / SEEDS_PER_ROUND) : 0;
  return {
    campaign,
    seeds: count,
    processes: processes === undefined ? rounds : readCount('processes', processes),
    planted: isWhole ? SEEDS_PER_DEFECT : 0,
    from: single === undefined ? readCount('from', values.from) : readCount('seed', single),
    // Planted defects are caught by what the engine does, which is the same on both.
    backend: values.memory || campaign === 'planted' ? 'memory' : 'emulator',
    json: values.json,
    verbose: values.verbose,
  };
}

function readCount(option: string, text: string): number {
  return readWholeNumber(`--${option}`, text, MAX_NUMBER);
}
