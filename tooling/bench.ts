import { EXIT, UsageError } from '../cli/cli-error';
import { formatTable } from '../cli/format/table';
import type { Bench } from './bench/bench';
import { BENCHES } from './bench/benches';
import { describeComparisons } from './bench/comparison';
import { describeMachine, readMachineFacts } from './bench/machine-facts';
import { measureWhole } from './bench/whole-table';
import { exitCodeOf } from './exit-code-of';
import { listenForStop } from './stop-signals';

/** Every bench with its options, for a person. */
function listBenches(): string[] {
  return Object.entries(BENCHES).flatMap(([name, { summary, help }]) => [
    `${name}: ${summary}`,
    ...help.map((line) => `    ${line}`),
  ]);
}

function findBench(name: string): Bench {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench) return bench;
  throw new UsageError([`There is no bench ${name}. There are:`, ...listBenches()].join('\n'));
}

interface Measured {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly figures: object;
}

async function measureOne(name: string, args: readonly string[]): Promise<Measured> {
  const signal = listenForStop();
  const result = await findBench(name).run({ args, signal, say: console.error });
  const { ok, rows, comparisons = [], figures } = result;
  return {
    ok,
    lines: [
      ...formatTable([...rows, ['result', ok ? 'ok' : 'FAILED']]),
      ...(comparisons.length > 0 ? ['', ...describeComparisons(comparisons)] : []),
    ],
    figures: { bench: name, comparisons, ...figures },
  };
}

async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--list')) {
    for (const line of listBenches()) console.log(line);
    return EXIT.ok;
  }
  const json = argv.includes('--json');
  const quick = argv.includes('--quick');
  const [name, ...args] = argv.filter((word) => word !== '--json' && word !== '--quick');
  const machine = readMachineFacts();
  const { ok, lines, figures } = await (name === undefined
    ? measureWhole({ quick }, { signal: listenForStop(), say: console.error })
    : measureOne(name, args));
  if (json) console.log(JSON.stringify({ ok, machine, ...figures }, null, 2));
  else for (const line of [`machine  ${describeMachine(machine)}`, ...lines]) console.log(line);
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
