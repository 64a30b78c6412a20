import { deliverySchema, emitSchema, webhookSchema } from './inputs';
import type {
  DeliveryInput,
  EmitInput,
  WebhookEventName,
  WebhookInput,
  WebhookTarget,
} from './inputs';
import type { Engine } from '../engine';
import { Dispatcher } from './dispatcher';
import type { DeliveryRecord } from './dispatcher';
import { readEventData } from './event-data';
import { makePackets } from './packets';

/** What webhooks can be told. */
export interface WebhookControl {
  /** Where events go and how they are signed; `url: null` turns them off. @throws {z.ZodError} */
  setTarget(given: WebhookInput): WebhookTarget;
  target(): WebhookTarget;
  /** Sends an event about an existing entity. Without a target nothing is sent. @throws {OperationError | z.ZodError} */
  emit(given: EmitInput): DeliveryRecord[];
  /** Sends an event in the target's usual form, changed by `how`; nothing when there is no target. */
  announce(event: WebhookEventName, id: string, how?: DeliveryInput): DeliveryRecord[];
  log(): readonly DeliveryRecord[];
  /** Resolves when no delivery is under way. */
  settled(): Promise<void>;
  /** Attempts the retries that are due by the virtual clock. */
  sendDue(): void;
  close(): void;
}

/** Webhooks of an engine, off until a target is set. */
export function webhookControl(engine: Engine): WebhookControl {
  const dispatcher = new Dispatcher(engine.clock);
  let target = webhookSchema.parse({ url: null });
  const emit = (given: EmitInput): DeliveryRecord[] => {
    const { event, id, ...delivery } = emitSchema.parse(given);
    const data = readEventData(engine, event, id, delivery.body);
    const { url, secret, retries } = target;
    if (url === null) return [];
    const packets = makePackets(event, data, engine.clock.nowMs(), { secret, delivery });
    return dispatcher.send(event, packets, { url, fault: delivery.fault, retries });
  };
  return {
    setTarget: (given) => (target = webhookSchema.parse(given)),
    target: () => target,
    emit,
    announce(event, id, how = {}) {
      if (target.url === null) return [];
      const { signature, timestampHeader } = target;
      const delivery = deliverySchema.parse({ signature, timestampHeader, ...how });
      return emit({ event, id, ...delivery });
    },
    log: () => dispatcher.log,
    settled: () => dispatcher.settled(),
    sendDue: () => dispatcher.sendDue(),
    close: () => dispatcher.close(),
  };
}
