import { changes } from './changes';
import { coldStart } from './cold-start';
import type { Bench, BenchContext, BenchResult } from './bench';
import { describeComparisons, type Comparison } from './comparison';
import { dashboard } from './dashboard';
import { fanOutBench } from './fan-out';
import { firstSync } from './first-sync';
import { growth } from './growth';
import { recompute } from './recompute';
import { saleToSegment } from './sale-to-segment';
import { webhookHandler } from './webhook-handler';

type Part = readonly [bench: Bench, args: readonly string[]];

/** What the table is made of, one after the other. */
const WHOLE: readonly Part[] = [
  [firstSync, []],
  [firstSync, ['--rate', '4', '--rounds', '1']],
  [changes, []],
  [webhookHandler, []],
  [saleToSegment, []],
  [recompute, []],
  [recompute, ['--customers', '100000', '--rounds', '1']],
  [fanOutBench, []],
  [coldStart, []],
  [dashboard, ['--customers', '2527,100000', '--rounds', '5']],
  [growth, []],
];

/** The same at sizes that take minutes instead of most of an hour. */
const QUICK: readonly Part[] = [
  [firstSync, ['--rounds', '1']],
  [changes, ['--rounds', '2']],
  [webhookHandler, ['--deliveries', '500', '--rounds', '1']],
  [saleToSegment, ['--sales', '20']],
  [recompute, ['--customers', '2000', '--rounds', '1']],
  [fanOutBench, ['--orgs', '1000']],
  [coldStart, ['--rounds', '3']],
  [growth, ['--customers', '5000']],
];

/** Every comparison in one table. What a bench throws ends all of them. */
export async function measureWhole(
  { quick }: { quick: boolean },
  context: Pick<BenchContext, 'signal' | 'say'>,
): Promise<Pick<BenchResult, 'ok' | 'figures'> & { readonly lines: readonly string[] }> {
  const comparisons: Comparison[] = [];
  const figures: unknown[] = [];
  for (const [bench, args] of quick ? QUICK : WHOLE) {
    context.say(`== ${bench.summary}`);
    const result = await bench.run({ ...context, args });
    comparisons.push(...(result.comparisons ?? []));
    figures.push({ bench: bench.summary, args, ...result.figures });
  }
  const missed = comparisons.filter(({ target }) => target?.met === false).length;
  const targets = comparisons.filter(({ target }) => target !== undefined).length;
  return {
    ok: missed === 0,
    lines: [
      ...describeComparisons(comparisons),
      '',
      `${targets - missed} of ${targets} targets met. Medians; sizes and rounds as \`npm run bench -- <name> --help\` says.`,
    ],
    figures: { comparisons, figures },
  };
}
