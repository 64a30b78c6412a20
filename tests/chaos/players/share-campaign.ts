import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../../tooling/repository-root';
import { createNote, report } from '../campaign';
import type { CampaignReport } from '../report/tally';
import type { StoryKind } from '../schedule/stories';
import type { SeedResult } from '../seed/run-seed';
import type { BackendName } from '../world/backend';
import { resultSchema, type Sitting } from './messages';

const PLAYER = join(__dirname, 'player.ts');

/** Few seeds keep much garbage alive for a short time; frames of a stack beyond the first few tell nothing. */
const FLAGS = ['--max-semi-space-size=64', '--stack-trace-limit=4', '--import', 'tsx'];

/** Google's client looks for no metadata server, and traces no call. */
const CLIENT_ENV = { METADATA_SERVER_DETECTION: 'none', FIRESTORE_ENABLE_TRACING: 'off' };

/** Seeds that a process plays at a time: while one waits for the emulator another works. */
const SIDE_BY_SIDE = { emulator: 3, memory: 1 } as const;

export interface SharedOptions {
  readonly from: number;
  readonly seeds: number;
  readonly backend: BackendName;
  readonly stories?: StoryKind;
  /** Processes that share the seeds. */
  readonly players: number;
  readonly signal: AbortSignal;
  readonly onProgress: (line: string) => void;
}

/** Plays seeds in several processes and adds up how they ended. A seed that its process did not survive has failed. */
export async function shareCampaign(options: SharedOptions): Promise<CampaignReport> {
  const { from, seeds, backend, stories = 'everything', players, signal, onProgress } = options;
  const startedMs = performance.now();
  const results: SeedResult[] = [];
  const note = createNote(seeds, onProgress);
  const last = from + seeds - 1;
  await Promise.all(
    Array.from({ length: Math.min(players, seeds) }, (_, index) => {
      const side = SIDE_BY_SIDE[backend];
      const sitting = { first: from + index, last, step: players, side, backend, stories };
      return watchPlayer(seat(sitting), signal, (result) => {
        results.push(result);
        note(result);
      });
    }),
  );
  if (results.length < seeds && !signal.aborted)
    throw new Error(`${seeds - results.length} seeds were not played to their end`);
  return report(results, startedMs);
}

function seat(sitting: Sitting): ChildProcess {
  return fork(PLAYER, [JSON.stringify(sitting)], {
    cwd: repositoryRoot,
    env: { ...process.env, ...CLIENT_ENV },
    execArgv: FLAGS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function watchPlayer(
  player: ChildProcess,
  signal: AbortSignal,
  onResult: (result: SeedResult) => void,
): Promise<void> {
  const stop = (): boolean => player.kill();
  signal.addEventListener('abort', stop);
  player.on('message', (message) => onResult(resultSchema.parse(message)));
  return new Promise((resolve) => {
    player.on('close', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
