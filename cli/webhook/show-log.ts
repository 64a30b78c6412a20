import { WEBHOOK_OUTCOMES, type WebhookEvent } from '../../functions/src/model/webhook';
import { countEvents, recentEvents } from '../../functions/src/store/webhook-events';
import { EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatCount } from '../format/numbers';
import { formatTable } from '../format/table';
import { formatDuration, formatInstant } from '../format/times';
import { findOrg } from '../orgs/find-org';

/** `webhook log`: what was delivered lately, and what became of it. */
export async function showLog(
  { connection, output }: Context,
  named: string | undefined,
  limit: number,
) {
  const { db } = connection;
  const { orgId } = await findOrg(db, named);
  const [events, counts] = await Promise.all([
    recentEvents(db, orgId, limit),
    countEvents(db, orgId),
  ]);
  for (const line of formatTable(events.map(toRow))) output.line(line);
  const counted = WEBHOOK_OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome];
    return count === undefined ? [] : [`${formatCount(count)} ${sayOutcome(outcome)}`];
  });
  output.line(
    counted.length === 0
      ? `Nothing was delivered to ${orgId} in the last 30 days.`
      : `Last 30 days: ${counted.join(', ')}`,
  );
  output.result({ orgId, counts, events: events.map(toResult) });
  return EXIT.ok;
}

function toRow(entry: WebhookEvent): string[] {
  const { event, entityId, outcome, receivedAt, fields } = entry;
  const delayMs = delayOf(entry);
  return [
    formatInstant(receivedAt),
    event,
    entityId ?? '',
    sayOutcome(outcome),
    delayMs === null ? '' : `after ${formatDuration(Math.max(0, delayMs))}`,
    fields.length === 0 ? '' : `fields: ${fields.join(' ')}`,
  ];
}

function toResult(entry: WebhookEvent) {
  const { event, entityId, outcome, sentAt, receivedAt, fields } = entry;
  return {
    event,
    entityId,
    outcome,
    sentAt: sentAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    delayMs: delayOf(entry),
    fields,
  };
}

/** By the sender's clock and ours; null where the body named no time. */
function delayOf({ sentAt, receivedAt }: WebhookEvent): number | null {
  return sentAt && receivedAt.getTime() - sentAt.getTime();
}

function sayOutcome(outcome: WebhookEvent['outcome']): string {
  return outcome.replace('_', ' ');
}
