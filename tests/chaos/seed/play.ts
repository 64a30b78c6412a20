import { posRules } from '../faults/pos-faults';
import { siteOf } from '../faults/fault-kinds';
import type { Announcement, Step } from '../schedule/step';
import { makeChange, type Change } from '../world/changes';
import type { ChaosWorld } from '../world/chaos-world';
import { letTimePass } from '../world/cron';
import { askForRun, deliverDue, tick } from '../world/dispatch';
import { ORG } from '../world/make-orgs';
import { cancel, decideHolds, erase, replayAll } from '../world/operators';
import { deliverPackets } from '../world/post-office';
import { makeRareChange } from '../world/rare-changes';
import { bringBack, remove } from '../world/vanish';
import { announce } from '../world/senders';

/** Calls that the workers make at most in a minute of the world, while faults strike. */
const TURNS_A_MINUTE = 60;

/** Time between any two changes at the POS, whose clock counts whole seconds. */
const BETWEEN_CHANGES_MS = 1_500;

/** Plays a story, step by step. */
export async function play(world: ChaosWorld, steps: readonly Step[]): Promise<void> {
  await tick(world);
  for (const step of steps) await playStep(world, step);
}

async function playStep(world: ChaosWorld, step: Step): Promise<void> {
  const { crew, tell } = world;
  switch (step.do) {
    case 'work':
      return work(world, step.turns);
    case 'advance':
      tell(() => `— ${step.minutes} minutes`);
      return letTimePass(world, step.minutes, {
        work: () => work(world, TURNS_A_MINUTE),
      });
    case 'manual':
      return askForRun(world);
    case 'second_worker': {
      // Pub/Sub delivers at least once: somebody else gets the same job.
      const running = crew.alive().find(({ task }) => task === 'run');
      const runs = await world.backend.database.query({ collection: `orgs/${ORG}/syncRuns` });
      const last = runs.at(-1);
      if (running && last)
        world.mail.post({ to: 'run', job: { orgId: ORG, runId: last.id }, dueMs: 0 });
      return work(world, 1);
    }
    case 'arm':
      return arm(world, step);
    case 'change':
      return change(world, step);
    case 'decide':
      return decideHolds(world, step.answer);
    case 'erase':
      return erase(world);
    case 'cancel':
      return cancel(world);
    case 'replay':
      return replayAll(world);
    case 'rare_change':
      return changeRarely(world, step);
    case 'remove':
    case 'bring_back':
    case 'break_person':
      return changeSilently(world, step);
  }
}

async function work(world: ChaosWorld, turns: number): Promise<void> {
  for (let left = turns; left > 0; left -= 1) {
    await deliverDue(world);
    if (!(await world.crew.work(1))) return;
  }
}

async function arm(world: ChaosWorld, step: Extract<Step, { do: 'arm' }>): Promise<void> {
  const { deck, pos, dice, tell, backend } = world;
  const { kind, after } = step;
  tell(() => `— arms ${kind} after ${after}`);
  const site = siteOf(kind);
  if (kind === 'org_paused') {
    deck.count(kind);
    const path = `orgs/${ORG}`;
    await backend.database.commit([{ op: 'update', path, data: { status: 'paused' } }]);
  } else if (site === 'answer' && kind !== 'row_stale') {
    for (const rule of posRules(kind, { after, pick: (list) => dice.pick(list) })) {
      pos.simulator.addFault(rule);
      world.posFaults.push(kind);
    }
  } else deck.arm(kind, after, step.at);
}

/** What the POS tells nobody. */
function changeSilently(
  world: ChaosWorld,
  step: Extract<Step, { do: 'remove' | 'bring_back' | 'break_person' }>,
): void {
  world.clock.advance(BETWEEN_CHANGES_MS);
  if (step.do === 'remove') remove(world, step);
  else if (step.do === 'bring_back') bringBack(world, step.share);
  else breakPerson(world);
  world.clock.advance(BETWEEN_CHANGES_MS);
}

/** The person's row cannot be read in the next walks, so that it is set aside as it came. */
function breakPerson({ pos, posFaults, chronicle: { person }, dice }: ChaosWorld): void {
  if (person === null) return;
  pos.simulator.addFault({
    match: { path: '/customer/search', times: dice.whole(1, 4) },
    fault: { kind: 'patch_rows', where: { id_customer: person.id }, set: { date_created: 'soon' } },
  });
  posFaults.push('row_malformed');
}

async function change(world: ChaosWorld, step: Extract<Step, { do: 'change' }>): Promise<void> {
  const { clock, pos, known, dice } = world;
  clock.advance(BETWEEN_CHANGES_MS);
  const made = makeChange(pos.simulator, step, known, dice);
  await tellOf(world, made, step);
}

async function changeRarely(
  world: ChaosWorld,
  step: Extract<Step, { do: 'rare_change' }>,
): Promise<void> {
  const { clock, pos } = world;
  clock.advance(BETWEEN_CHANGES_MS);
  const till = { ...world, pos: pos.simulator, nowMs: clock.nowMs() };
  const made = makeRareChange(till, step.change);
  if (made !== null) await tellOf(world, made, step);
}

async function tellOf(
  world: ChaosWorld,
  made: Change,
  step: { readonly change: string; readonly announce: Announcement },
): Promise<void> {
  const { clock, pos, deck, tell } = world;
  tell(() => `— at the POS: ${step.change} ${made.id}, ${step.announce}`);
  serveStale(world, made);
  if (step.announce !== 'silent') {
    const { packets, struck } = await announce(pos.capture, deck, made, step.announce);
    if (struck) tell(() => `  ${struck}`);
    deliverPackets({ ...world, nowMs: clock.nowMs }, packets, struck);
  }
  clock.advance(BETWEEN_CHANGES_MS);
}

/** A cache of the POS that shows an order once more as it was. */
function serveStale({ deck, pos, posFaults }: ChaosWorld, { before, id }: Change): void {
  if (before === null || deck.strike('answer') === null) return;
  pos.simulator.addFault({
    match: { path: '/order', times: 2 },
    fault: { kind: 'patch_rows', where: { id_order: id }, set: { ...before } },
  });
  posFaults.push('row_stale');
}
