import type { JournalEntry } from '../api/journal';
import type { Engine } from '../engine';
import type { FaultRuleInput } from '../faults/fault';
import type { Variants, VariantsInput } from '../faults/variants';
import { digestWorld } from '../world/digest';
import type { SegmentName } from '../world/segments';
import { readSegmentsAt, readTruth } from '../world/truth';
import type { Truth } from '../world/truth';
import { clockControl } from './clock-control';
import { customerControl } from './customer-control';
import { segmentsSchema } from './inputs';
import { orderControl } from './order-control';
import { stockControl } from './stock-control';
import { trickleControl } from './trickle';
import { webhookControl } from '../webhooks/webhook-control';

/** Reading and setting how the simulator behaves. */
function behaviourControl(engine: Engine) {
  return {
    /** Replaces the fault rules. @throws {z.ZodError} */
    setFaults: (rules: readonly FaultRuleInput[]) => engine.faults.set(rules),
    /** Adds one rule. @throws {z.ZodError} */
    addFault: (rule: FaultRuleInput) => engine.faults.add(rule),
    clearFaults: () => engine.faults.clear(),
    faults: () => engine.faults.rules(),
    variants: (): Variants => engine.variants,
    /** Merges standing choices. @throws {z.ZodError} */
    setVariants: (change: VariantsInput): Variants => engine.setVariants(change),
    journal: (): readonly JournalEntry[] => engine.journal.entries(),
    journalCounts: () => ({
      total: engine.journal.entries().length,
      logins: engine.journal.logins(),
      byRoute: engine.journal.counts(),
    }),
    clearJournal: () => engine.journal.clear(),
    /** Ends every token issued so far. */
    revokeTokens: () => engine.tokens.revokeAll(),
  };
}

/** Reading what is true. */
function truthControl(engine: Engine) {
  return {
    /**
     * @param given `at`: the instant of the segments, now by default; `customers`: whether to list every customer; `buyers`: whether
     * to list who bought anonymous orders.
     */
    truth(
      given: { readonly at?: Date; readonly customers?: boolean; readonly buyers?: boolean } = {},
    ): Truth {
      return readTruth(engine.world, {
        at: given.at ?? engine.clock.now(),
        customers: given.customers ?? false,
        buyers: given.buyers ?? false,
      });
    },
    /** Segments of single customers, each at its own instant (ISO). @throws {z.ZodError} */
    segmentsAt(at: Readonly<Record<string, string>>): Record<string, SegmentName> {
      return readSegmentsAt(engine.world, segmentsSchema.parse({ at }).at);
    },
    /** A fingerprint of all data. */
    digest: (): string => digestWorld(engine.world),
  };
}

/** Everything one can do to a simulator besides asking its POS API. */
export function createOperations(engine: Engine) {
  const webhooks = webhookControl(engine);
  const trickle = trickleControl(engine, webhooks);
  return {
    orders: orderControl(engine, webhooks),
    customers: customerControl(engine, webhooks),
    stock: stockControl(engine, webhooks),
    webhooks,
    trickle,
    clock: clockControl(engine),
    ...behaviourControl(engine),
    ...truthControl(engine),
    /** The world, clock, faults, variants and journal as at the start; the trickle stops, the webhook target stays. */
    reset() {
      trickle.stop();
      engine.reset();
    },
    /** Ends timers. */
    close() {
      trickle.stop();
      webhooks.close();
    },
  };
}
export type Operations = ReturnType<typeof createOperations>;
