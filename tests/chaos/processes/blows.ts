import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeIncident, Incident } from './draw-round';
import type { News } from './messages';
import type { Assignment, WorkerProcess } from './worker-process';
import type { Stage } from './stage';

/** What of a lease one waits longer than it. */
const OVERDUE = 1.1;

/** Time in which somebody else should have taken over, and in which one who was stopped should have come to an end. */
const TAKEN_OVER_WITHIN_MS = 4_000;
const ENDED_WITHIN_MS = 8_000;

/** A drainer's claim ends by the world's clock alone. */
const DRAINER_SILENT_MINUTES = 3;

/** Firestore has answered everything when it has sent nothing for so long. */
const QUIET_MS = 40;

const RUN = /^orgs\/[^/]+\/syncRuns\/[^/]+$/;

/** Strikes workers and Firestore when they have come as far as a plan says. */
export class Blows {
  private armed: Incident[] = [];
  private calls = 0;

  constructor(
    private readonly stage: Stage,
    private readonly change: (change: ChangeIncident) => Promise<void>,
  ) {
    stage.listeners.add((worker, { kind }) => {
      if (kind === 'call') this.look(worker);
    });
  }

  /** From now on these wait for their occasion, counted from here. */
  arm(incidents: readonly Incident[]): void {
    this.armed = [...incidents];
    this.calls = 0;
  }

  /** What had no occasion does not happen any more, but for changes at the POS, which happen now. */
  async disarm(): Promise<void> {
    const left = this.armed;
    this.armed = [];
    for (const one of left) if (one.kind === 'change') await this.change(one);
  }

  private look(worker: WorkerProcess): void {
    this.calls += 1;
    const { assignment } = worker;
    if (!assignment || worker.state !== 'alive') return;
    const due = this.armed.find((one) => isDue(one, assignment, this.calls));
    if (!due) return;
    this.armed = this.armed.filter((one) => one !== due);
    this.stage.include(this.carryOut(due, worker, assignment));
  }

  private async carryOut(
    due: Incident,
    worker: WorkerProcess,
    assignment: Assignment,
  ): Promise<void> {
    if (due.kind === 'change') return this.change(due);
    const { stage } = this;
    if (due.kind === 'restart') return restart(stage, due.at);
    if (due.delayMs > 0) await wait(due.delayMs);
    if (worker.assignment !== assignment || worker.state !== 'alive') return;
    stage.ledger.tell(
      `${due.kind} ${worker.name}, ${assignment.task.name}, at call ${assignment.calls}`,
    );
    if (due.kind === 'kill') worker.kill();
    else await standStill(stage, worker, assignment);
  }
}

function isDue(one: Incident, assignment: Assignment, allCalls: number): boolean {
  const { task, calls, claimedCommits, commits } = assignment;
  if (one.kind === 'change') return allCalls >= one.at;
  // Its answer is the one that gets lost.
  if (one.kind === 'restart') return allCalls >= one.at && commits;
  if (one.target !== 'any' && one.target !== task.name) return false;
  return (one.kind === 'stop' ? claimedCommits : calls) >= one.at;
}

/** Stops a worker for longer than its claim lasts, lets somebody else have it, and lets the worker go on as if nothing had been. */
async function standStill(
  stage: Stage,
  worker: WorkerProcess,
  assignment: Assignment,
): Promise<void> {
  const { task } = assignment;
  const { leaseMs } = stage.setting;
  const claim = stage.ledger.claimHeldBy(worker);
  worker.stop();
  stage.crew.fill();
  await wait(leaseMs * OVERDUE);
  if (task.name === 'drain') stage.leap(DRAINER_SILENT_MINUTES);
  // Delivered at least once: somebody else gets the same.
  if (task.name === 'run' || task.name === 'drain') stage.post(task);
  const isLost = (): boolean => claim !== undefined && stage.ledger.claims.isTakenOver(claim);
  await stage.until(isLost, TAKEN_OVER_WITHIN_MS);
  const lost = isLost();
  let refused = false;
  const listen = (from: WorkerProcess, news: News): void => {
    if (from !== worker || news.kind !== 'refused' || news.error !== 'CommitConflict') return;
    if (news.paths.some((path) => path === claim?.path || RUN.test(path))) refused = true;
  };
  stage.listeners.add(listen);
  stage.ledger.tell(`${worker.name} goes on, ${lost ? 'its claim is lost' : 'nobody took over'}`);
  worker.resume();
  await stage.until(() => worker.assignment !== assignment, ENDED_WITHIN_MS);
  stage.listeners.delete(listen);
  if (!lost) return;
  stage.ledger.count('stop_outlived_lease');
  if (refused) stage.ledger.count('zombie_refused');
}

/**
 * Kills the emulator while commits are under way and starts it again with all that it had. Answers get lost from just before,
 * so that workers do not learn whether their last commits were applied.
 */
async function restart(stage: Stage, at: number): Promise<void> {
  const { firestore, crew, setting } = stage;
  const { line } = firestore;
  stage.ledger.tell(`restart of the emulator, at call ${at} of all`);
  stage.hold();
  line.mute();
  const stopped = crew.all().filter(({ state }) => state === 'alive');
  for (const worker of stopped) {
    worker.stop();
    if (worker.assignment?.commits) stage.ledger.count('commit_fate_unknown');
  }
  await line.quiet(QUIET_MS);
  await firestore.restart(setting.projectId);
  line.cut();
  line.mend();
  for (const worker of stopped) worker.resume();
  stage.ledger.count('emulator_restarted');
  stage.ledger.tell('the emulator is back');
  stage.release();
}
