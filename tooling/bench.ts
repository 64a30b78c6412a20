import { EXIT, UsageError } from '../cli/cli-error';
import { formatTable } from '../cli/format/table';
import type { Bench } from './bench/bench';
import { BENCHES } from './bench/benches';
import { describeMachine, readMachineFacts } from './bench/machine-facts';
import { exitCodeOf } from './exit-code-of';
import { listenForStop } from './stop-signals';

/** Every bench with its options, for a person. */
function listBenches(): string[] {
  return Object.entries(BENCHES).flatMap(([name, { summary, help }]) => [
    `${name}: ${summary}`,
    ...help.map((line) => `    ${line}`),
  ]);
}

function findBench(name: string | undefined): Bench {
  const bench = name !== undefined && Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench) return bench;
  const complaint = name === undefined ? 'Name a bench.' : `There is no bench ${name}.`;
  throw new UsageError([complaint, 'There are:', ...listBenches()].join('\n'));
}

async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  const [name, ...args] = argv.filter((word) => word !== '--json');
  const bench = findBench(name);
  const machine = readMachineFacts();
  const signal = listenForStop();
  const { ok, rows, figures } = await bench.run({ args, signal, say: console.error });
  const shown = [['machine', describeMachine(machine)], ...rows, ['result', ok ? 'ok' : 'FAILED']];
  if (json) console.log(JSON.stringify({ bench: name, ok, machine, ...figures }, null, 2));
  else for (const line of formatTable(shown)) console.log(line);
  return ok ? EXIT.ok : EXIT.failed;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = exitCodeOf(error);
  },
);
