import { backfill } from './backfill';
import type { Bench } from './bench';
import { webhookHostile } from './webhook-hostile';
import { webhookLoad } from './webhook-load';

/** Every bench by its name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  backfill,
  'webhook-hostile': webhookHostile,
  'webhook-load': webhookLoad,
};
