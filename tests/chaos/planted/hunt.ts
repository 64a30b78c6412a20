import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
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

/** Plants every defect in a copy of its own and plays seeds until one of them fails. */
export async function huntPlanted(options: {
  from: number;
  seeds: number;
  signal: AbortSignal;
  say: (line: string) => void;
  only?: string;
}): Promise<{ planted: Hunted[]; caught: boolean; seconds: number }> {
  const startedMs = performance.now();
  const planted: Hunted[] = [];
  for (const defect of DEFECTS.filter(({ name }) => name.includes(options.only ?? ''))) {
    const hunted = await huntDefect(defect, options);
    planted.push(hunted);
    const { seedsTaken, sign } = hunted;
    const how = seedsTaken === null ? 'NOT caught' : `caught in ${seedsTaken} seeds: ${sign}`;
    options.say(`${defect.name}: ${how.split('\n')[0]}`);
  }
  const caught = planted.every(({ seedsTaken }) => seedsTaken !== null);
  return { planted, caught, seconds: (performance.now() - startedMs) / 1_000 };
}

async function huntDefect(
  defect: Defect,
  { from, seeds, signal }: { from: number; seeds: number; signal: AbortSignal },
): Promise<Hunted> {
  const copy = await plant(ROOT, defect);
  try {
    const entry = join(copy, 'tests/chaos/planted/hunt-one.ts');
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', entry, String(from), String(seeds)],
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
