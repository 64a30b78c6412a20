import type { Write } from '../../../functions/src/store/database';
import type { MortalFirestore } from './firestore/emulator';
import { Claims, type Claim } from './claims';
import { Counts } from './counts';
import type { ProcessCrew } from './crew';
import type { News, Setting, Task } from './messages';
import type { RoundClock } from './round-clock';
import type { WorkerProcess } from './worker-process';

/** A commit that a worker told of. */
export interface ToldCommit {
  readonly worker: WorkerProcess;
  readonly writes: readonly Write[];
  readonly atMicros: number;
}

interface Mail {
  readonly task: Task;
  readonly dueMs: number;
}

const MINUTE_MS = 60_000;
const OUTBOX = /^orgs\/([^/]+)\/changes\/[^/]+$/;
const SHOWN_NEWS = new Set(['rang', 'said', 'refused', 'ended', 'failed']);

/** Minutes after which a sender tries again what was not taken. */
const SENT_AGAIN_AFTER = [1, 5, 15, 60];

/** Where a round is played: what is on its way goes to idle workers, and what they tell is kept. */
export class Stage {
  readonly counts = new Counts();
  readonly claims = new Claims();
  readonly commits: ToldCommit[] = [];
  readonly story: string[] = [];
  /** What each worker last committed under. */
  readonly lastClaim = new Map<WorkerProcess, Claim>();
  /** Called with every call of the database; what it starts is part of the work. */
  onCall: (worker: WorkerProcess) => void = () => undefined;
  /** Each is called with everything that a worker tells. */
  readonly listeners = new Set<(worker: WorkerProcess, news: News) => void>();
  private mail: Mail[] = [];
  private held = false;
  private readonly waiters = new Set<() => void>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly startedMs = performance.now();

  constructor(
    readonly crew: ProcessCrew,
    readonly firestore: MortalFirestore,
    readonly clock: RoundClock,
    readonly setting: Setting,
  ) {
    crew.hand({
      onNews: (worker, news) => this.hear(worker, news),
      onExit: (worker, unfinished) => this.mourn(worker, unfinished),
    });
  }

  tell(line: string): void {
    const ms = Math.round(performance.now() - this.startedMs);
    this.story.push(`${String(ms).padStart(6)} ${line}`);
  }

  post(task: Task, afterMinutes = 0): void {
    // Triggers for one outbox that nobody has taken yet would find the same.
    const isDouble = task.name === 'drain' && this.mail.some((one) => one.task.name === 'drain');
    if (isDouble && afterMinutes === 0) return;
    this.mail.push({ task, dueMs: this.clock.nowMs() + afterMinutes * MINUTE_MS });
    this.deliver();
  }

  get waiting(): number {
    return this.mail.length;
  }

  /** Something that is to be over before the stage is at rest. */
  include(work: Promise<void>): void {
    this.underWay.add(work);
    void work.finally(() => {
      this.underWay.delete(work);
      this.wake();
    });
  }

  leap(minutes: number): void {
    this.tell(`— ${minutes} minutes`);
    this.clock.leap(minutes * MINUTE_MS);
    for (const worker of this.crew.all()) worker.tellTime(this.clock.leads);
    this.deliver();
  }

  /** Nobody is given anything to do until {@link release}. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.deliver();
  }

  /** Resolves when everything that is due has been done. @throws Error when that takes too long. */
  async rest(limitMs: number): Promise<void> {
    await this.until(() => this.isAtRest(), limitMs);
    if (this.isAtRest()) return;
    const busy = this.crew.all().filter(({ assignment }) => assignment !== null);
    const list = busy.map(
      ({ name, state, assignment }) => `${name} ${state} ${assignment?.task.name}`,
    );
    throw new Error(`not at rest after ${limitMs} ms: ${list.join(', ')}`);
  }

  /** Resolves once something holds, or after so long. Looked at whenever a worker tells something. */
  async until(holds: () => boolean, limitMs: number): Promise<void> {
    const endMs = performance.now() + limitMs;
    while (!holds() && performance.now() < endMs) await this.next(endMs - performance.now());
  }

  private next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.waiters.delete(go);
        resolve();
      };
      const timer = setTimeout(go, limitMs);
      this.waiters.add(go);
    });
  }

  private wake(): void {
    for (const go of this.waiters) go();
  }

  private isAtRest(): boolean {
    const nowMs = this.clock.nowMs();
    return (
      this.underWay.size === 0 &&
      !this.mail.some(({ dueMs }) => dueMs <= nowMs) &&
      this.crew.all().every(({ assignment }) => assignment === null)
    );
  }

  private deliver(): void {
    const nowMs = this.clock.nowMs();
    for (const mail of this.mail.filter(({ dueMs }) => dueMs <= nowMs)) {
      const worker = this.held ? undefined : this.crew.idle();
      if (!worker) return;
      this.mail = this.mail.filter((one) => one !== mail);
      this.tell(`${worker.name} gets ${describe(mail.task)}`);
      worker.start(mail.task, this.setting, this.clock.leads);
    }
  }

  private hear(worker: WorkerProcess, news: News): void {
    if (SHOWN_NEWS.has(news.kind)) this.tell(`${worker.name} ${JSON.stringify(news)}`);
    if (news.kind === 'call') this.onCall(worker);
    if (news.kind === 'rang') for (const job of news.jobs) this.post({ name: 'run', job });
    if (news.kind === 'ended' && worker.assignment?.task.name === 'sweep')
      this.countSwept(news.value);
    if (news.kind === 'committed') this.noteCommit(worker, news);
    if (news.kind === 'failed') this.sendAgain(worker.assignment?.task ?? null);
    for (const listener of this.listeners) listener(worker, news);
    // The worker is free for something else once its news has been heard.
    queueMicrotask(() => {
      this.deliver();
      this.wake();
    });
  }

  private noteCommit(
    worker: WorkerProcess,
    { writes, atMicros }: Extract<News, { kind: 'committed' }>,
  ) {
    this.commits.push({ worker, writes, atMicros });
    const claim = this.claims.see(writes);
    if (claim) this.lastClaim.set(worker, claim);
    else if (writes.some(({ path }) => path === this.lastClaim.get(worker)?.path))
      this.lastClaim.delete(worker);
    for (const { op, path } of writes) {
      const orgId = op === 'create' ? OUTBOX.exec(path)?.[1] : undefined;
      if (orgId !== undefined) this.post({ name: 'drain', orgId });
    }
  }

  private countSwept(report: unknown): void {
    for (const [name, times] of Object.entries(Object(report)))
      if (typeof times === 'number' && times > 0) this.counts.add(`sweep_${name}`);
  }

  private mourn(worker: WorkerProcess, unfinished: Task | null): void {
    this.tell(`${worker.name} is dead, busy with ${unfinished?.name ?? 'nothing'}`);
    if (unfinished) this.counts.add(`${unfinished.name}_killed`);
    this.sendAgain(unfinished);
    this.crew.fill();
    this.wake();
  }

  /** A webhook that was not answered is sent again; everything else is made up for by the sweep. */
  private sendAgain(task: Task | null): void {
    if (task?.name !== 'webhook') return;
    const afterMinutes = SENT_AGAIN_AFTER[task.attempt - 1];
    if (afterMinutes !== undefined) this.post({ ...task, attempt: task.attempt + 1 }, afterMinutes);
  }
}

function describe(task: Task): string {
  if (task.name === 'run') return `run ${task.job.runId}`;
  return task.name;
}
