import { fitPurchaseModel } from '../../functions/src/insights/purchase-model/fit-purchase-model';
import { predictCustomer } from '../../functions/src/insights/purchase-model/predict-customer';
import { scorePurchaseModel } from '../../functions/src/insights/purchase-model/score-purchase-model';
import { planSplit } from '../../functions/src/insights/purchase-model/split-histories';
import { summarisePurchases } from '../../functions/src/insights/purchase-model/summarise-purchases';
import type { PurchaseSummary } from '../../functions/src/insights/purchase-model/summarise-purchases';
import { drawCustomers } from '../../functions/src/testing/draw-purchases';
import { addDays } from '../../functions/src/model/business-day';
import { fitTaskSchema } from './fit-news';
import type { DrawnProfile, FitNews, FitTask, ScoreNews, WeeklyNews } from './fit-news';
import { fitWeekly } from './weekly-fit';

const DAYS = 540;
/** The drawn populations begin on 1 January 1970, and are looked at on their last day. */
const LAST_DAY = DAYS - 1;
const AS_OF_DAY = addDays('1970-01-01', LAST_DAY);
const FITTED_AT = new Date('2026-01-01T00:00:00Z');
const TRUTH = {
  purchases: { r: 1.1, alpha: 1 / 0.03, a: 1.1, b: 5 },
  spend: { p: 6, q: 4, v: 3_200 },
};
const REGULARITY = { buyers: 1, regulars: 4 } as const;
const KIB = 1024;

function fit(customers: number): FitNews {
  const summaries: PurchaseSummary[] = [];
  for (const { days } of drawCustomers({ seed: 1, customers, days: DAYS, ...TRUTH })) {
    const summary = summarisePurchases(days, LAST_DAY);
    if (summary !== null) summaries.push(summary);
  }
  const startedAt = performance.now();
  const model = fitPurchaseModel({ summaries, asOfDay: AS_OF_DAY, fittedAt: FITTED_AT });
  const fittedAt = performance.now();
  const peakBytes = process.resourceUsage().maxRSS * KIB;
  for (const summary of summaries) predictCustomer(model, summary, AS_OF_DAY);
  return {
    model,
    fitSeconds: (fittedAt - startedAt) / 1000,
    predictSeconds: (performance.now() - fittedAt) / 1000,
    peakBytes,
  };
}

function score(customers: number, profile: DrawnProfile): ScoreNews {
  const population = { seed: 1, customers, days: DAYS, ...TRUTH, regularity: REGULARITY[profile] };
  const split = planSplit({ fromDay: '1970-01-01', toDay: AS_OF_DAY });
  if (split === null) throw new RangeError('The drawn days are too few to split.');
  const scorecard = scorePurchaseModel({
    histories: drawCustomers(population),
    split,
    fittedAt: FITTED_AT,
    truth: profile === 'buyers' ? TRUTH : null,
  });
  return { scorecard };
}

function perform(task: FitTask): Promise<FitNews | WeeklyNews | ScoreNews> {
  if (task.kind === 'weekly')
    return fitWeekly({ seed: 1, customers: task.customers, days: DAYS, ...TRUTH });
  const { customers } = task;
  return Promise.resolve(task.kind === 'fit' ? fit(customers) : score(customers, task.profile));
}

process.once('message', (message) => {
  void perform(fitTaskSchema.parse(message)).then((news) =>
    process.send?.(news, () => process.disconnect()),
  );
});
