import { z } from 'zod';
import { serveFunction, type Handler } from '../../../functions/src/testing/serve-function';

// As an instance loads it, with everything that comes before the function.
const main: unknown = require('../../../functions/src/main');
const { alleavesWebhook } = z
  .object({ alleavesWebhook: z.custom<Handler>((value) => typeof value === 'function') })
  .parse(main);

/** The deployed function alone in this process; tells its parent where it answers, and its memory when it is asked. */
void serveFunction(alleavesWebhook).then(({ url }) => process.send?.({ url }));

process.on('message', () =>
  process.send?.({ peakMemoryMb: process.resourceUsage().maxRSS / 1_024 }),
);
