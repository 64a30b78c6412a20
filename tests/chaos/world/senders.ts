import { createHmac } from 'node:crypto';
import type { FaultDeck } from '../faults/fault-deck';
import type { FaultKind } from '../faults/fault-kinds';
import type { Announcement } from '../schedule/step';
import type { Change } from './changes';
import type { Packet } from './mailbox';
import { BYSTANDER } from './make-orgs';
import { WEBHOOK_SECRET, type WebhookCapture } from './webhook-capture';

type Emission = Parameters<WebhookCapture['emit']>[0];

const EMITTED_FAULT: Partial<Record<FaultKind, NonNullable<Emission['fault']>>> = {
  webhook_duplicated: 'duplicate',
  webhook_out_of_order: 'out_of_order',
  webhook_forged: 'wrong_secret',
  webhook_unknown_event: 'unknown_event',
  webhook_not_json: 'not_json',
};

/** Lets the POS announce a change. @returns what leaves it and what happens to it on the way. */
export async function announce(
  capture: WebhookCapture,
  deck: FaultDeck,
  change: Change,
  how: Exclude<Announcement, 'silent'>,
): Promise<{ packets: Packet[]; struck: FaultKind | null }> {
  const struck = deck.strike('webhook');
  const fault = struck === null ? undefined : EMITTED_FAULT[struck];
  const packets = await capture.emit({
    event: change.event,
    id: change.id,
    body: how,
    ...(fault === undefined ? {} : { fault }),
  });
  const named = struck === 'webhook_names_other_org';
  return { packets: named ? packets.map(nameOtherOrg) : packets, struck };
}

/** The same event, signed as it should be, with another organisation's name wherever a reader might look for one. */
function nameOtherOrg(packet: Packet): Packet {
  const said: unknown = JSON.parse(packet.body.toString());
  const names = { org: BYSTANDER, orgId: BYSTANDER, company: BYSTANDER };
  const body = Buffer.from(JSON.stringify({ ...Object(said), ...names }));
  const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  return { ...packet, body, signature };
}
