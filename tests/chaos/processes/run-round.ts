import type { Database } from '../../../functions/src/store/database';
import { compareWithTruth } from '../oracle/compare';
import { readTruth } from '../oracle/read-truth';
import { Dice } from '../schedule/dice';
import { FaultDeck } from '../faults/fault-deck';
import { makeChange, type Known } from '../world/changes';
import { listKnown } from './list-known';
import { makeOrgs, ORG } from '../world/make-orgs';
import { startPosSide, type PosSide } from '../world/pos-side';
import { announce } from '../world/senders';
import { Blows } from './blows';
import type { ProcessCrew } from './crew';
import { drawRound, type Beat, type ChangeIncident } from './draw-round';
import type { MortalFirestore } from './firestore/emulator';
import { heal } from './heal';
import { judge } from './judge';
import { RoundClock } from './round-clock';
import { REST_LIMIT_MS, Stage } from './stage';

/** What all rounds of a campaign share. */
export interface Theatre {
  readonly firestore: MortalFirestore;
  readonly crew: ProcessCrew;
  /** Not through the workers' eyes: in true time, and untold. */
  readonly database: Database;
  readonly projectId: string;
  readonly signal: AbortSignal;
}

/** How a round ended. */
export interface RoundResult {
  readonly seed: number;
  readonly ok: boolean;
  readonly violations: readonly string[];
  readonly waiting: readonly string[];
  readonly differences: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** What happened, line by line, with milliseconds since the beginning. */
  readonly story: readonly string[];
  readonly ms: number;
}

/**
 * Plays a seed's round with real processes: they are killed, stopped and robbed of their database, then run unharmed until
 * nothing waits, and what is stored is compared with the truth. The seed fixes the plan, not when a signal reaches a process.
 */
export async function runRound(theatre: Theatre, seed: number): Promise<RoundResult> {
  const startedMs = performance.now();
  const { crew, firestore, database, projectId, signal } = theatre;
  const { beats, customersDated, leaseMs, handOverAfterMs } = drawRound(seed);
  await firestore.clear(projectId);
  const pos = await startPosSide(seed, customersDated);
  try {
    await makeOrgs(database, pos);
    const clock = new RoundClock(pos.simulator);
    const known = listKnown(pos, clock.nowMs());
    const setting = { projectId, leaseMs, handOverAfterMs };
    const stage = new Stage({ crew, firestore, clock, setting, signal });
    const blows = new Blows(stage, changeAt(pos, known, stage, new Dice(seed)));
    let waiting: string[];
    try {
      for (const beat of beats) await play(stage, blows, beat);
      waiting = await heal(stage, database);
    } catch (error) {
      waiting = [String(error)];
    } finally {
      stage.close();
    }
    const { username, password, pin } = pos.simulator.options;
    const truth = await readTruth(pos.url, { username, password, pin });
    const { expected, stored, differences } = await compareWithTruth(database, ORG, truth);
    const violations = judge(stage.ledger.commits, clock.nowMs());
    return {
      seed,
      ok: expected === stored && violations.length === 0 && waiting.length === 0,
      violations,
      waiting,
      differences,
      counts: Object.fromEntries(stage.ledger.counts),
      story: stage.ledger.story,
      ms: performance.now() - startedMs,
    };
  } finally {
    await pos.close();
  }
}

async function play(stage: Stage, blows: Blows, { ask, incidents, minutes }: Beat): Promise<void> {
  blows.arm(incidents);
  if (ask === 'schedule') stage.post({ name: 'schedule' });
  if (ask === 'manual') stage.post({ name: 'manual', orgId: ORG });
  stage.post({ name: 'sweep' });
  await stage.rest(REST_LIMIT_MS);
  await blows.disarm();
  await stage.rest(REST_LIMIT_MS);
  stage.leap(minutes);
}

/** What makes a change at the POS and sends its webhooks on their way. */
function changeAt(pos: PosSide, known: Known, stage: Stage, dice: Dice) {
  const deck = new FaultDeck();
  return async (change: ChangeIncident): Promise<void> => {
    const made = makeChange(pos.simulator, change, known, dice);
    stage.ledger.tell(`at the POS: ${change.change} ${made.id}, ${change.announce}`);
    if (change.announce === 'silent') return;
    const { packets } = await announce(pos.capture, deck, made, change.announce);
    for (const { body, signature } of packets)
      stage.post({ name: 'webhook', body, signature, attempt: 1 });
  };
}
