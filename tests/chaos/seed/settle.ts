import type { Stream } from '../../../functions/src/model/source';
import type { FaultKind } from '../faults/fault-kinds';
import { below, iso } from '../oracle/rows';
import type { HoldAnswer } from '../schedule/step';
import type { ChaosWorld } from '../world/chaos-world';
import { ORG } from '../world/make-orgs';
import { decideHolds, erase, listOpenHolds } from '../world/operators';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SLOT_MS = 30 * MINUTE_MS;

/** When orders of the last days are walked again by default, and a little. */
const RECHECK_AFTER_MS = 24.2 * HOUR_MS;

/** The longest that an organisation waits for a walk of everything by default, and a little. */
const FULL_WALK_AFTER_MS = 7.1 * 24 * HOUR_MS;

/** Walks of everything that mark what they miss. */
const WALKS: readonly (readonly [Stream, number])[] = [
  ['customers', 3],
  ['products', 2],
  ['orders', 1],
];

/** A walk that is handed over counts for no tombstone; nobody's work is cut that short for ever. */
const SHIFT_MS = 8 * MINUTE_MS;

/**
 * What hides orders until the next walk of everything: another page than the one asked for, while rows shift, and a first page
 * whose repeated rows make all that follow look like the short last one.
 */
const HIDING: readonly FaultKind[] = ['page_repeated', 'rows_repeated'];

/** A question after each walk that marks something would need more. */
const MOST_ROUNDS = 16;

/**
 * Lets happen what comes round seldom: staff finish what they began, and time goes on to the next walk that is due, again and
 * again, until nothing more is to be expected.
 * @param how `rest` works off what has been set in motion; `answer` is what staff say whenever they are asked.
 * @returns what still waits, in words.
 */
export async function settle(
  world: ChaosWorld,
  { rest, answer }: { rest: () => Promise<string[]>; answer: HoldAnswer },
): Promise<readonly string[]> {
  const { chronicle, clock, crew, deck, watch, tell } = world;
  crew.allow(SHIFT_MS);
  let sinceMs = clock.nowMs();
  const waitUntilDue = async (ms: number): Promise<string[]> => {
    // The minute before a slot, whose ring must not be jumped over.
    const slotMs = Math.ceil((clock.nowMs() + ms + MINUTE_MS) / SLOT_MS) * SLOT_MS;
    clock.advance(slotMs - MINUTE_MS - clock.nowMs());
    return rest();
  };
  const hidden = HIDING.some((kind) => deck.fired.has(kind));
  let full = chronicle.fullWalkDue || hidden;
  if (chronicle.changedLate.size > 0) {
    const waiting = await waitUntilDue(RECHECK_AFTER_MS);
    if (waiting.length > 0) return waiting;
    await requireRechecked(world);
  }
  for (let left = MOST_ROUNDS; left > 0; left -= 1) {
    if (chronicle.person?.asked && !chronicle.person.erased) await erase(world);
    if ((await listOpenHolds(world)).length > 0) await decideHolds(world, answer);
    else if (full) {
      tell(() => '— until the next walk of everything is due');
      clock.advance(FULL_WALK_AFTER_MS);
      full = false;
      sinceMs = clock.nowMs();
    } else if (!isWalkDue(world, sinceMs)) {
      if (!chronicle.person?.asked || chronicle.person.erased) return [];
    }
    const waiting = await waitUntilDue(0);
    if (waiting.length > 0) return waiting;
  }
  watch.violations.add(`settled: not after ${MOST_ROUNDS} rounds`);
  return [];
}

/** Whether something is gone that not enough walks of everything have missed since. */
function isWalkDue({ chronicle, watch }: ChaosWorld, sinceMs: number): boolean {
  return WALKS.some(
    ([stream, walks]) =>
      chronicle.gone[stream].size > 0 && watch.streams.countComplete(stream, sinceMs) < walks,
  );
}

/** A change of an order of the last two weeks is known after a day, whoever told of it. */
async function requireRechecked({ pos, chronicle, backend, watch }: ChaosWorld): Promise<void> {
  for (const id of chronicle.changedLate) {
    if (chronicle.gone.orders.has(id)) continue;
    const { row } = pos.simulator.orders.read(id);
    const [stored] = await backend.database.getAll([`orgs/${ORG}/orders/alv_${id}`]);
    const version = below(below({ ...stored?.data }, 'source'), 'version');
    if (iso(version['updatedAt']) !== iso(row['date_updated']))
      watch.violations.add(`recheck: order ${id} of the last two weeks is not as the POS has it`);
    else watch.count('rechecked');
  }
}
