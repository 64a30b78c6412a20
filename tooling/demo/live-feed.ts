import { formatCents, formatCount } from '../../cli/format/numbers';
import { SEGMENT_LABELS } from '../../functions/src/insights/segment';
import { SEGMENTS } from '../../functions/src/model/insights';
import type { CurrentStats } from '../../functions/src/model/stats';
import { readCurrentStats } from '../../functions/src/store/stats';
import { DEMO_ORG_ID } from './demo-org';
import type { DemoStack } from './demo-stack';

/** Sales and other events of the demo in a minute; the emulator takes about two a second. */
const EVENTS_PER_MINUTE = 20;

const LOOK_EVERY_MS = 1_000;

/**
 * Lets the simulated stores sell, each sale announced by a signed webhook, and prints what was delivered and what the
 * dashboards would show.
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
  const look = async (): Promise<void> => {
    const log = simulator.webhooks.log();
    while (printed < log.length) {
      const record = log[printed];
      if (!record || (record.status === null && record.error === null)) break;
      say(
        `  ${record.event.padEnd(18)} answered ${record.status ?? 'nothing'} after ${Math.round(record.latencyMs)} ms`,
      );
      printed += 1;
    }
    const stats = await readCurrentStats(db, DEMO_ORG_ID);
    const line = stats ? describeStats(stats) : '';
    if (shown !== null && line !== shown) say(line);
    shown = line;
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    simulator.trickle.stop();
  };
}

/** The organisation's figures in one line. */
export function describeStats({ customers, orders, segments }: CurrentStats): string {
  const sizes = SEGMENTS.filter((segment) => segments[segment] > 0).map(
    (segment) => `${SEGMENT_LABELS[segment]} ${formatCount(segments[segment])}`,
  );
  return `${formatCount(customers.total)} customers · ${formatCount(orders.total)} orders · ${formatCents(orders.revenueCents)} · ${sizes.join(', ')}`;
}
