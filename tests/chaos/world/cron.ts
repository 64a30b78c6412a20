import type { ChaosWorld } from './chaos-world';
import { deliverDue, sweepOnce, tick } from './dispatch';

const MINUTE_MS = 60_000;
const SLOT_MS = 30 * MINUTE_MS;
/** Every third of the sweeps that production makes: what must not be missed must not need them all. */
const SWEEP_MS = 6 * MINUTE_MS;

/**
 * Lets time go by minute by minute, with everything that rings meanwhile.
 * @param how `work`: what the workers do in each minute; `sweepMs`: time between two sweeps.
 */
export async function letTimePass(
  world: ChaosWorld,
  minutes: number,
  { work, sweepMs = SWEEP_MS }: { work: () => Promise<void>; sweepMs?: number },
): Promise<void> {
  const { clock } = world;
  for (let left = minutes; left > 0; left -= 1) {
    const before = clock.nowMs();
    clock.advance(MINUTE_MS);
    if (isNew(before, clock.nowMs(), SLOT_MS)) await ringTick(world);
    if (isNew(before, clock.nowMs(), sweepMs)) await ringSweep(world);
    await deliverDue(world);
    await work();
  }
}

function isNew(beforeMs: number, afterMs: number, everyMs: number): boolean {
  return Math.floor(beforeMs / everyMs) !== Math.floor(afterMs / everyMs);
}

async function ringTick(world: ChaosWorld): Promise<void> {
  const struck = world.deck.strike('cron');
  if (struck === 'tick_lost') return;
  await tick(world);
  if (struck === 'tick_doubled') await tick(world);
}

async function ringSweep(world: ChaosWorld): Promise<void> {
  if (world.deck.strike('cron') === 'sweep_lost') return;
  await sweepOnce(world);
}
