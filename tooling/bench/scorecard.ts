import { isDeepStrictEqual } from 'node:util';
import { scorePurchaseModel } from '../../functions/src/insights/purchase-model/score-purchase-model';
import type { PurchaseScorecard } from '../../functions/src/model/purchase-scorecard';
import type { ProfileName } from '../../simulator/options';
import type { Bench, BenchContext, BenchResult } from './bench';
import { describeDeciles, describeScore, isGood, TARGETS } from './describe-scorecard';
import { readNumbers } from './read-bench-options';
import { simulateShop } from './simulated-shop';

interface Scored {
  /** Of the fit as the pipeline stores it. */
  readonly stored: PurchaseScorecard;
  /** The same, with what only the simulator knows. */
  readonly known: PurchaseScorecard;
}

function score(sizes: Parameters<typeof simulateShop>[0]): Scored {
  const { fit, histories, truth } = simulateShop(sizes);
  const { scorecard: stored } = fit;
  if (stored === null) throw new RangeError('The simulated past is too short to be split.');
  const known = scorePurchaseModel({
    histories,
    split: stored.split,
    fittedAt: fit.createdAt,
    truth: truth && { purchases: truth, spend: null },
  });
  return { stored, known };
}

/** Whether the stored scorecard says what the one that knows the truth says of the same predictions. */
function isSame({ stored, known }: Scored): boolean {
  return (
    stored.customers === known.customers &&
    isDeepStrictEqual(stored.returning, known.returning) &&
    isDeepStrictEqual(stored.purchases?.totals, known.purchases?.totals)
  );
}

async function run(context: BenchContext): Promise<BenchResult> {
  const numbers = readNumbers(context.args, { customers: 20_000, orders: 80_000, seed: 1 });
  const scoreOf = (profile: ProfileName): Scored => {
    context.signal.throwIfAborted();
    context.say(`Scoring ${numbers.customers} customers of the profile ${profile} ...`);
    return score({ ...numbers, profile });
  };
  const buyers = scoreOf('buyers');
  const seasonal = scoreOf('seasonal');
  const isStored = isSame(buyers) && isSame(seasonal);
  const { mostErrorPoints, leastGainShare } = TARGETS;
  return Promise.resolve({
    ok: isGood(buyers.known) && isStored,
    rows: [
      ['customers, orders', `${numbers.customers}, ${numbers.orders}`],
      [
        'targets for buyers',
        `every tenth within ${mostErrorPoints} points, ${100 * leastGainShare} % of the gain in purchases`,
      ],
      ...describeDeciles('buyers', buyers.known),
      ...describeScore('buyers', buyers.known),
      ...describeDeciles('seasonal', seasonal.known),
      ...describeScore('seasonal', seasonal.known),
      ['stored scorecards say the same', isStored ? 'yes' : 'NO'],
    ],
    figures: { ...numbers, targets: TARGETS, buyers, seasonal, isStored },
  });
}

/** How well the purchase model knows the customers of a simulated shop. */
export const scorecard: Bench = {
  summary:
    'the purchase model on a simulated shop: who really dropped out, and what really came, against what it said',
  help: ['--customers 20000 --orders 80000 --seed 1'],
  run,
};
