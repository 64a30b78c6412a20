import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { shareCampaign } from '../players/share-campaign';
import { DEFECTS, type Defect } from './defects';
import { plant } from './plant';

const ROOT = resolve(__dirname, '..', '..', '..');
const run = promisify(execFile);

const answerSchema = z.object({ seedsTaken: z.int().nullable(), sign: z.string().optional() });

export interface Hunted {
  readonly name: string;
  /** Seeds until it was caught; null when it was not. */
  readonly seedsTaken: number | null;
  /** What gave it away. */
  readonly sign: string;
}

/** Hunts at a time. */
const AT_ONCE = 2;

export interface HuntReport {
  readonly planted: readonly Hunted[];
  readonly caught: number;
  /** The source as it is, over as many seeds as the longest hunt took: what fails there has caught no defect. */
  readonly control: { readonly seeds: number; readonly equal: number };
  readonly seconds: number;
}

/** Plants every defect in a copy of its own and plays seeds until one of them fails; then plays the same without any. */
export async function huntPlanted(options: HuntOptions): Promise<HuntReport> {
  const { from, signal, say, only = '' } = options;
  const startedMs = performance.now();
  const waiting = DEFECTS.filter(({ name }) => name.includes(only));
  const planted: Hunted[] = [];
  const huntOn = async (): Promise<void> => {
    for (let defect = waiting.shift(); defect; defect = waiting.shift()) {
      const hunted = await huntDefect(defect, options);
      planted.push(hunted);
      say(describeHunted(hunted));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, huntOn));
  const seeds = Math.max(1, ...planted.map(({ seedsTaken }) => seedsTaken ?? 0));
  const plain = { from, seeds, backend: 'memory', players: AT_ONCE } as const;
  const { equal } = await shareCampaign({ ...plain, signal, onProgress: say });
  return {
    planted,
    caught: planted.filter(({ seedsTaken }) => seedsTaken !== null).length,
    control: { seeds, equal },
    seconds: (performance.now() - startedMs) / 1_000,
  };
}

interface HuntOptions {
  readonly from: number;
  /** Played at most for each defect. */
  readonly seeds: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Part of the names of those to be planted; all of them when absent. */
  readonly only?: string;
}

function describeHunted({ name, seedsTaken, sign }: Hunted): string {
  if (seedsTaken === null) return `${name}: NOT caught`;
  return `${name}: caught in ${seedsTaken} seeds: ${sign.split('\n')[0]}`;
}

async function huntDefect(defect: Defect, { from, seeds, signal }: HuntOptions): Promise<Hunted> {
  const copy = await plant(ROOT, defect);
  try {
    const entry = join(copy, 'tests/chaos/planted/hunt-one.ts');
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', entry, String(from), String(seeds), defect.stories ?? 'everything'],
      {
        cwd: copy,
        signal,
        env: { ...process.env, NODE_PATH: join(copy, 'functions/node_modules') },
      },
    );
    const { seedsTaken, sign = '' } = answerSchema.parse(JSON.parse(stdout));
    return { name: defect.name, seedsTaken, sign };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
