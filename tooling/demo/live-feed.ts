import { formatCents, formatCount } from '../../cli/format/numbers';
import { SEGMENT_LABELS } from '../../functions/src/insights/segment';
import { SEGMENTS } from '../../functions/src/model/segment';
import type { CurrentStats } from '../../functions/src/model/stats';
import { readCurrentStats } from '../../functions/src/store/stats';
import type { DeliveryRecord } from '../../simulator/webhooks/dispatcher';
import { DEMO_ORG_ID } from './demo-org';
import type { DemoStack } from './demo-stack';

/** Sales and other events of the demo in a minute; the emulator takes about two a second. */
export const EVENTS_PER_MINUTE = 20;

const LOOK_EVERY_MS = 1_000;

/** With so many deliveries unanswered the stores wait until all are: the functions emulator starts a process for each, which makes a slow machine slower. */
const MOST_UNANSWERED = 4;

/** What an event means to somebody who watches. */
const EVENT_WORDS: ReadonlyMap<string, string> = new Map([
  ['order.created', 'new order'],
  ['order.updated', 'order changed'],
  ['customer.created', 'new customer'],
  ['customer.updated', 'customer changed'],
  ['inventory.updated', 'stock changed'],
]);

/**
 * Lets the simulated stores sell, each event announced by a signed webhook, and says what became of each and, when
 * the counts have changed, what they are now.
 * @returns stops it.
 */
export function startLiveFeed(
  { connection: { db }, simulator, webhook }: DemoStack,
  say: (line: string) => void,
): () => void {
  simulator.webhooks.setTarget({ ...webhook, retries: true });
  simulator.trickle.start({ perMinute: EVENTS_PER_MINUTE });
  let printed = simulator.webhooks.log().length;
  let shown: string | null = null;
  let selling = true;
  const look = async (): Promise<void> => {
    const log = simulator.webhooks.log();
    const unanswered = log.filter(({ status }) => status === null).length;
    if (selling && unanswered > MOST_UNANSWERED) simulator.trickle.stop();
    if (!selling && unanswered === 0) simulator.trickle.start({ perMinute: EVENTS_PER_MINUTE });
    selling = selling ? unanswered <= MOST_UNANSWERED : unanswered === 0;
    while (printed < log.length) {
      const record = log[printed];
      if (!record || (record.status === null && record.error === null)) break;
      say(describeDelivery(record));
      printed += 1;
    }
    const stats = await readCurrentStats(db, DEMO_ORG_ID);
    const line = stats ? describeStats(stats) : '';
    if (shown !== null && line !== shown) say(`Now: ${line}`);
    shown = line;
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    simulator.trickle.stop();
  };
}

/** What became of one webhook, in one line. */
export function describeDelivery({ event, status, latencyMs }: DeliveryRecord): string {
  const what = (EVENT_WORDS.get(event) ?? event).padEnd(16);
  if (status === null) return `  ${what} not answered; tried again later`;
  const ms = Math.round(latencyMs);
  return status < 300
    ? `  ${what} taken in after ${ms} ms`
    : `  ${what} refused with ${status} after ${ms} ms; tried again later`;
}

/** The organisation's figures in one line. */
export function describeStats({ customers, orders, segments }: CurrentStats): string {
  const sizes = SEGMENTS.filter((segment) => segments[segment] > 0).map(
    (segment) => `${SEGMENT_LABELS[segment]} ${formatCount(segments[segment])}`,
  );
  return `${formatCount(customers.total)} customers · ${formatCount(orders.total)} orders · ${formatCents(orders.revenueCents)} · ${sizes.join(', ')}`;
}
