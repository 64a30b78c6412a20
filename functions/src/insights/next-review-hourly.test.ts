import { factsOf, saleAt } from '../testing/shopper-history';
import { standingOf } from './customer-standing';
import type { Standing, StandingFacts } from './customer-standing';
import { nextReviewOf } from './next-review';
import type { StandingOrder } from './retention-snapshot';

const HOUR_MS = 3_600_000;
const HOURS = 400 * 24;

/** A winter, a leap day and both changes of the clock lie within the 400 days that follow. */
const START = new Date('2027-09-01T04:00:00Z');

/** What the hourly review keeps of one customer. */
interface Kept {
  readonly orders: StandingOrder[];
  facts: StandingFacts;
  stored: Standing;
  nextReviewAt: Date | null;
}

/** Numbers from 0 to 1, the same for a seed every time. */
function createDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function recompute(kept: Kept, now: Date): void {
  kept.stored = standingOf(kept.facts, now);
  kept.nextReviewAt = nextReviewOf({ facts: kept.facts, now });
}

/** Purchases at some minute of an hour, now and then, in bursts with long silences between them. */
function drawPurchases(draw: () => number): { at: Date; cents: number }[] {
  const purchases: { at: Date; cents: number }[] = [];
  const meanHours = 24 * (3 + 60 * draw() ** 2);
  const stopsAfter = 1 + Math.floor(draw() * 12);
  let hours = 24 * 40 * draw();
  while (hours < HOURS && purchases.length < stopsAfter) {
    const at = new Date(START.getTime() + Math.floor(hours * HOUR_MS));
    purchases.push({ at, cents: Math.floor(draw() * 12_000) });
    hours += -Math.log(1 - draw()) * meanHours;
  }
  return purchases;
}

/** Plays one customer through all hours. @returns the steps seen, and those that an hourly review was late for. */
function play(seed: number): { steps: number; late: number; reviews: number } {
  const ahead = drawPurchases(createDraw(seed));
  const facts = factsOf([]);
  const kept: Kept = { orders: [], facts, stored: standingOf(facts, START), nextReviewAt: null };
  const seen = { steps: 0, late: 0, reviews: 0 };
  let truth = JSON.stringify(kept.stored);
  for (let hour = 1; hour <= HOURS; hour += 1) {
    const now = new Date(START.getTime() + hour * HOUR_MS);
    for (let next = ahead[0]; next && next.at <= now; next = ahead[0]) {
      kept.orders.push(saleAt(next.at, next.cents));
      ahead.shift();
      kept.facts = factsOf(kept.orders);
      recompute(kept, next.at);
    }
    if (kept.nextReviewAt !== null && kept.nextReviewAt <= now) {
      recompute(kept, now);
      seen.reviews += 1;
    }
    const isTrue = JSON.stringify(standingOf(kept.facts, now));
    if (isTrue !== truth) seen.steps += 1;
    if (isTrue !== JSON.stringify(kept.stored)) seen.late += 1;
    truth = isTrue;
  }
  return seen;
}

describe('hourly reviews over 400 days', () => {
  it.each([1, 2, 3, 4, 5])('are late for no step of shopper %i', (seed) => {
    const { steps, late, reviews } = play(seed);
    expect(late).toBe(0);
    expect(steps).toBeGreaterThan(20);
    expect(reviews).toBeGreaterThan(15);
    expect(reviews).toBeLessThanOrEqual(steps);
  });
});
