import { backfill } from './backfill';
import type { Bench } from './bench';
import { dashboard } from './dashboard';
import { fit } from './fit';
import { orgCost } from './org-cost';
import { scorecard } from './scorecard';
import { webhookHostile } from './webhook-hostile';
import { webhookLoad } from './webhook-load';

/** Every bench by its name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  backfill,
  dashboard,
  fit,
  'org-cost': orgCost,
  scorecard,
  'webhook-hostile': webhookHostile,
  'webhook-load': webhookLoad,
};
