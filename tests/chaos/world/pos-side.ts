import { createSimulator, type Simulator } from '../../../simulator/simulator';
import { captureWebhooks, type WebhookCapture } from './webhook-capture';

const WORLD_START = new Date('2026-01-28T20:00:00Z');

/** How much a point of sale holds, and how much of it on a page. */
interface Size {
  readonly customers: number;
  readonly orders: number;
  readonly products: number;
  readonly pageSize: number;
}

/** More than one page of a hundred in every paged list. */
const USUAL: Size = { customers: 120, orders: 230, products: 24, pageSize: 100 };

/** Three pages in every paged list, of a POS that caps them: as many places to be interrupted at, and sooner played. */
export const SMALL: Size = { customers: 44, orders: 56, products: 10, pageSize: 20 };
const MONTHS = 2;

/** The point of sale of a seed and what it sends. */
export interface PosSide {
  readonly simulator: Simulator;
  readonly url: string;
  readonly capture: WebhookCapture;
  close(): Promise<void>;
}

/** Starts a small simulated Alleaves. */
export async function startPosSide(
  seed: number,
  customersDated: boolean,
  { pageSize, ...size }: Size = USUAL,
): Promise<PosSide> {
  const simulator = createSimulator({ ...size, months: MONTHS, seed, now: WORLD_START });
  simulator.clock.change({ freeze: true });
  simulator.clock.change({ set: WORLD_START.toISOString() });
  simulator.setVariants({ customersDateUpdated: customersDated, maxPageSize: pageSize });
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
