import type { SyncJob } from '../../../functions/src/model/run';
import type { Write } from '../../../functions/src/store/database';
import type { Publish } from '../../../functions/src/sync/request-run';
import type { FaultDeck } from '../faults/fault-deck';
import type { FaultKind } from '../faults/fault-kinds';
import type { Dice } from '../schedule/dice';
import type { Seam } from '../workers/seam';
import type { Mailbox, Packet } from './mailbox';

const MINUTE_MS = 60_000;
const OUTBOX = /^orgs\/([^/]+)\/changes\/[^/]+$/;

interface Office {
  readonly mail: Mailbox;
  readonly deck: FaultDeck;
  readonly dice: Dice;
  readonly nowMs: () => number;
}

/** Pub/Sub, with everything that it may do to a message. */
export function publishTo({ mail, dice, nowMs }: Office, seam: Seam): Publish {
  const send = (jobs: readonly SyncJob[], delayMs = 0): void => {
    for (const job of jobs) mail.post({ to: 'run', job, dueMs: nowMs() + delayMs });
  };
  return (jobs) =>
    seam.publish((kind) => {
      if (kind === 'message_lost') return Promise.resolve();
      send(jobs, kind === 'message_delayed' ? dice.whole(2, 40) * MINUTE_MS : 0);
      if (kind === 'message_duplicated') send(jobs, dice.whole(0, 3) * MINUTE_MS);
      if (kind === 'messages_reordered') mail.reorder();
      return Promise.resolve();
    });
}

/** Firestore's triggers on new outbox entries, which may be lost, late or doubled. */
export function triggerFor({ mail, deck, dice, nowMs }: Office, writes: readonly Write[]): void {
  for (const { op, path } of writes) {
    const orgId = OUTBOX.exec(path)?.[1];
    if (op !== 'create' || orgId === undefined) continue;
    const struck = deck.strike('trigger');
    if (struck === 'trigger_lost') continue;
    const delayMs = struck === 'trigger_delayed' ? dice.whole(1, 20) * MINUTE_MS : 0;
    mail.post({ to: 'drain', orgId, dueMs: nowMs() + delayMs });
    if (struck === 'trigger_duplicated') mail.post({ to: 'drain', orgId, dueMs: nowMs() });
  }
}

/** The network between the POS and the receiver. */
export function deliverPackets(
  { mail, dice, nowMs }: Office,
  packets: readonly Packet[],
  struck: FaultKind | null,
): void {
  if (struck === 'webhook_lost') return;
  const delayMs = struck === 'webhook_delayed' ? dice.whole(1, 45) * MINUTE_MS : 0;
  for (const packet of packets) mail.post({ to: 'webhook', packet, dueMs: nowMs() + delayMs });
}
