import { backfill } from './backfill';
import type { Bench } from './bench';
import { fit } from './fit';
import { webhookHostile } from './webhook-hostile';
import { webhookLoad } from './webhook-load';

/** Every bench by its name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  backfill,
  fit,
  'webhook-hostile': webhookHostile,
  'webhook-load': webhookLoad,
};
