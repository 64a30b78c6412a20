import { alleavesWebhook } from '../../../functions/src/index';
import { serveFunction } from '../../../functions/src/testing/serve-function';

/** The deployed function alone in this process; tells its parent where it answers. */
void serveFunction(alleavesWebhook).then(({ url }) => process.send?.({ url }));
