import { createHash } from 'node:crypto';
import { below, idText, iso } from '../oracle/rows';
import type { Watch } from './watch';

/** A delivery of an org, and how many commits there were before its worker began. */
interface Answered {
  readonly orgId: string;
  readonly body: Buffer;
  readonly commitsBefore: number;
}

/**
 * A delivery that was answered with 2xx is stored: the record as new as the body, or a hint or a quarantined row that is
 * written since the worker began. One that came too late to be taken is in the log.
 */
export function requireStored(watch: Watch, { orgId, body, commitsBefore }: Answered): void {
  const said: unknown = JSON.parse(body.toString());
  const packet = below({ said }, 'said');
  const data = below(packet, 'data');
  const id = idText(data['id_order']);
  const event = String(packet['event']);
  if ((event !== 'order.created' && event !== 'order.updated') || id === null) return;
  const path = `orgs/${orgId}/orders/alv_${id}`;
  const saidMs = new Date(iso(data['date_updated']) ?? 0).getTime();
  if ((watch.records.updatedMs(path) ?? 0) >= saidMs && saidMs > 0) return;
  const isFresh = ['hints', 'quarantine'].some(
    (place) =>
      (watch.lastNoted(`orgs/${orgId}/${place}/orders-${id}`)?.commit ?? 0) > commitsBefore,
  );
  if (isFresh || watch.lastNoted(logPath(orgId, body))?.outcome === 'replayed') return;
  watch.violations.add(`stored: ${path} was acknowledged and is not there`);
}

function logPath(orgId: string, body: Buffer): string {
  const digest = createHash('sha256').update(`${orgId}\n`).update(body).digest('hex');
  return `orgs/${orgId}/webhookEvents/${digest.slice(0, 32)}`;
}
