import { backfill } from './backfill';
import type { Bench } from './bench';
import { changes } from './changes';
import { coldStart } from './cold-start';
import { dashboard } from './dashboard';
import { fanOutBench } from './fan-out';
import { firstSync } from './first-sync';
import { fit } from './fit';
import { growth } from './growth';
import { orgCost } from './org-cost';
import { recompute } from './recompute';
import { saleToSegment } from './sale-to-segment';
import { scorecard } from './scorecard';
import { webhookHandler } from './webhook-handler';
import { webhookHostile } from './webhook-hostile';
import { webhookLoad } from './webhook-load';

/** Every bench by its name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  backfill,
  changes,
  'cold-start': coldStart,
  dashboard,
  'fan-out': fanOutBench,
  'first-sync': firstSync,
  fit,
  growth,
  'org-cost': orgCost,
  recompute,
  'sale-to-segment': saleToSegment,
  scorecard,
  'webhook-handler': webhookHandler,
  'webhook-hostile': webhookHostile,
  'webhook-load': webhookLoad,
};
