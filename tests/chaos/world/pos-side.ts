import { createSimulator, type Simulator } from '../../../simulator/simulator';
import { captureWebhooks, type WebhookCapture } from './webhook-capture';

const WORLD_START = new Date('2026-01-28T20:00:00Z');

/** More than one page of a hundred in every paged list. */
const SIZE = { customers: 120, orders: 230, products: 24, months: 2 } as const;

/** The point of sale of a seed and what it sends. */
export interface PosSide {
  readonly simulator: Simulator;
  readonly url: string;
  readonly capture: WebhookCapture;
  close(): Promise<void>;
}

/** Starts a small simulated Alleaves. */
export async function startPosSide(seed: number, customersDated: boolean): Promise<PosSide> {
  const simulator = createSimulator({ ...SIZE, seed, now: WORLD_START });
  simulator.clock.change({ freeze: true });
  simulator.clock.change({ set: WORLD_START.toISOString() });
  simulator.setVariants({ customersDateUpdated: customersDated });
  const { url } = await simulator.start();
  const capture = await captureWebhooks(simulator);
  return {
    simulator,
    url,
    capture,
    async close() {
      await capture.close();
      await simulator.stop();
    },
  };
}
