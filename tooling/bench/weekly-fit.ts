import { refreshFit } from '../../functions/src/insights/recompute-fit';
import { coPurchaseFitSchema } from '../../functions/src/model/co-purchase';
import { fitSchema } from '../../functions/src/model/fit';
import type { DrawnPopulation } from '../../functions/src/testing/draw-purchases';
import { createDrawnShop, SHOP, SHOP_NOW } from './drawn-shop';
import type { WeeklyNews } from './fit-news';

const KIB = 1024;

/**
 * Makes the fit of a drawn shop as the weekly job does, from the first page to the commit: cuts, what is bought together, the purchase
 * model, and the second fit that the scorecard is made of.
 * @throws {Error} when no fit was stored.
 */
export async function fitWeekly(population: DrawnPopulation): Promise<WeeklyNews> {
  const shop = createDrawnShop(population);
  const startedAt = performance.now();
  await refreshFit({ db: shop.db, now: () => SHOP_NOW, log: report }, SHOP);
  const tookMs = performance.now() - startedAt;
  const peakBytes = process.resourceUsage().maxRSS * KIB;
  const stored = (ending: RegExp): unknown =>
    shop.written.flatMap((write) =>
      write.op === 'set' && ending.test(write.path) ? [write.data] : [],
    )[0];
  const { orders, ms } = shop.drawn();
  return {
    orders,
    seconds: (tookMs - ms) / 1000,
    drawingSeconds: ms / 1000,
    peakBytes,
    fit: fitSchema.parse(stored(/\/models\/[^/]+$/)),
    linkedProducts: coPurchaseFitSchema.parse(stored(/\/coPurchase$/)).products.length,
  };
}

function report(message: string): void {
  throw new Error(`A drawn shop has nothing to report: ${message}`);
}
