import { numberIn, textIn } from '../assertions/fields';
import type { HoldAnswer } from '../schedule/step';
import type { ChaosWorld } from '../world/chaos-world';
import { letTimePass } from '../world/cron';
import { askForRun, deliverDue } from '../world/dispatch';
import { ORG } from '../world/make-orgs';
import { decideHolds } from '../world/operators';
import { settle } from './settle';

/** The least time after the last fault: a slot. What that starts may still go on where a walk was cut short. */
const AT_LEAST_MINUTES = 32;

/** Everything must have come to rest by then. */
const AT_MOST_MINUTES = 26 * 60;
const ROUND_MINUTES = 8;

/** Nothing strikes any more: every eighth of the sweeps that production makes must do. */
const SWEEP_MS = 2 * ROUND_MINUTES * 60_000;

const ANSWERS: readonly HoldAnswer[] = ['confirmed', 'rejected'];

/** Takes away every fault and lets time pass until every due duty has run. @returns what still waits, in words. */
export async function heal(world: ChaosWorld): Promise<readonly string[]> {
  const { clock, deck, dice, pos, posFaults, crew, tell } = world;
  tell(() => '— heals');
  for (const [index, rule] of pos.simulator.faults().entries()) {
    const kind = posFaults[index];
    if (kind) deck.count(kind, rule.struck);
  }
  deck.clear();
  pos.simulator.clearFaults();
  for (const worker of crew.alive()) worker.asleepUntilMs = 0;
  await resume(world);
  const answer = dice.pick(ANSWERS);
  const healed = { answer, atMs: clock.nowMs() };
  const rest = (minutes: number) => comeToRest(world, minutes, healed);
  const waiting = await rest(AT_LEAST_MINUTES);
  if (waiting.length > 0) return waiting;
  return settle(world, { rest: () => rest(ROUND_MINUTES), answer });
}

/** @param healed what staff say whenever they are asked, and when the last fault was taken away. */
async function comeToRest(
  world: ChaosWorld,
  atLeastMinutes: number,
  { answer, atMs }: { readonly answer: HoldAnswer; readonly atMs: number },
): Promise<string[]> {
  let waiting = ['nobody has looked yet'];
  for (let minutes = 0; minutes < AT_MOST_MINUTES && waiting.length > 0; minutes += ROUND_MINUTES) {
    await letTimePass(world, ROUND_MINUTES, { work: () => workOff(world), sweepMs: SWEEP_MS });
    if ((await readStatus(world)) === 'needs_attention') await askForRun(world);
    await decideHolds(world, answer);
    if (minutes + ROUND_MINUTES >= atLeastMinutes) waiting = await whatWaits(world, atMs);
  }
  return waiting;
}

async function workOff(world: ChaosWorld): Promise<void> {
  do await world.crew.workToTheEnd();
  while (await deliverDue(world));
}

async function resume({ backend: { database } }: ChaosWorld): Promise<void> {
  const path = `orgs/${ORG}`;
  const [org] = await database.getAll([path]);
  if (textIn(org?.data ?? {}, 'status') === 'paused')
    await database.commit([{ op: 'update', path, data: { status: 'active' } }]);
}

async function readStatus({ backend: { database } }: ChaosWorld): Promise<string | null> {
  const [org] = await database.getAll([`orgs/${ORG}`]);
  return textIn(org?.data ?? {}, 'status');
}

async function whatWaits(world: ChaosWorld, healedMs: number): Promise<string[]> {
  const { database } = world.backend;
  const { mail } = world;
  const list = (name: string) => database.query({ collection: `orgs/${ORG}/${name}` });
  const waiting = world.watch.streams
    .notWalkedSince(healedMs)
    .map((stream) => `no walk of ${stream} since the last fault`);
  for (const { id, data } of await list('syncRuns')) {
    const state = textIn(data ?? {}, 'state');
    if (state === 'queued' || state === 'running') waiting.push(`run ${id} is ${state}`);
    if (numberIn(data ?? {}, 'attempts') === null) waiting.push(`run ${id} has no attempts`);
  }
  for (const { id } of await list('changes')) waiting.push(`outbox entry ${id}`);
  for (const { id } of await list('hints')) waiting.push(`hint ${id}`);
  const status = await readStatus(world);
  if (status !== 'active') waiting.push(String(status));
  if (mail.size > 0) waiting.push(`${mail.size} messages`);
  return waiting;
}
