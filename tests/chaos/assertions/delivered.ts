import { below, idText, iso } from '../oracle/rows';
import type { Watch } from './watch';

/** A delivery that was answered with 2xx is stored: the record as new as the body, or a hint, an event or a quarantined row. */
export function requireStored(watch: Watch, orgId: string, body: Buffer): void {
  const said: unknown = JSON.parse(body.toString());
  const packet = below({ said }, 'said');
  const data = below(packet, 'data');
  const id = idText(data['id_order']);
  const event = String(packet['event']);
  if ((event !== 'order.created' && event !== 'order.updated') || id === null) return;
  const path = `orgs/${orgId}/orders/alv_${id}`;
  const saidMs = new Date(iso(data['date_updated']) ?? 0).getTime();
  if ((watch.records.updatedMs(path) ?? 0) >= saidMs && saidMs > 0) return;
  if (watch.isNoted(orgId, `orders-${id}`)) return;
  watch.violations.add(`stored: ${path} was acknowledged and is not there`);
}
