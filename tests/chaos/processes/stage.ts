import { Alarm } from './alarm';
import type { ProcessCrew } from './crew';
import type { MortalFirestore } from './firestore/emulator';
import { Ledger } from './ledger';
import { Mailbag } from './mailbag';
import type { News, Setting, Task } from './messages';
import type { RoundClock } from './round-clock';
import type { WorkerProcess } from './worker-process';

/** What has not come to rest by then never will, on however busy a machine. */
export const REST_LIMIT_MS = 120_000;

const MINUTE_MS = 60_000;
/** Where a round is played: what is on its way goes to idle workers, and what they tell is kept. */
export class Stage {
  readonly ledger = new Ledger();
  /** Each is called with everything that a worker tells. */
  readonly listeners = new Set<(worker: WorkerProcess, news: News) => void>();
  private readonly alarm = new Alarm();
  private readonly underWay = new Set<Promise<void>>();
  private readonly mail = new Mailbag(() => this.clock.nowMs());
  private held = false;
  private readonly onAbort = (): void => this.alarm.ring();

  readonly crew: ProcessCrew;
  readonly firestore: MortalFirestore;
  private readonly clock: RoundClock;
  private readonly signal: AbortSignal;
  private current: Setting;

  /** @param given.signal ends all waiting when it is aborted. */
  constructor(given: {
    crew: ProcessCrew;
    firestore: MortalFirestore;
    clock: RoundClock;
    setting: Setting;
    signal: AbortSignal;
  }) {
    ({
      crew: this.crew,
      firestore: this.firestore,
      clock: this.clock,
      setting: this.current,
      signal: this.signal,
    } = given);
    this.signal.addEventListener('abort', this.onAbort);
    this.crew.hand({
      onNews: (worker, news) => this.hear(worker, news),
      onExit: (worker, unfinished) => this.mourn(worker, unfinished),
    });
  }

  /** The round is over. */
  close(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }

  get setting(): Setting {
    return this.current;
  }

  /** How what is started from now on is set up. */
  change(setting: Partial<Setting>): void {
    this.current = { ...this.current, ...setting };
  }

  /** Sends something on its way. */
  post(task: Task): void {
    this.mail.post(task);
    this.deliver();
  }

  /** How much is still on its way. */
  get waiting(): number {
    return this.mail.size;
  }

  /** Something that is to be over before the stage is at rest. */
  include(work: Promise<void>): void {
    this.underWay.add(work);
    void work.finally(() => {
      this.underWay.delete(work);
      this.alarm.ring();
    });
  }

  /** Moves the world's clocks on. */
  leap(minutes: number): void {
    this.ledger.tell(`— ${minutes} minutes`);
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
    await this.until(() => this.isAtRest() || this.signal.aborted, limitMs);
    this.signal.throwIfAborted();
    if (this.isAtRest()) return;
    const busy = this.crew.all().filter(({ assignment }) => assignment !== null);
    const list = busy.map(
      ({ name, state, assignment }) => `${name} ${state} ${assignment?.task.name}`,
    );
    throw new Error(`not at rest after ${limitMs} ms: ${list.join(', ')}`);
  }

  /** Resolves once something holds, or after so long. Looked at whenever a worker tells something. */
  until(holds: () => boolean, limitMs: number): Promise<void> {
    return this.alarm.until(holds, limitMs);
  }

  private isAtRest(): boolean {
    const isBusy = this.crew.all().some(({ assignment }) => assignment !== null);
    return this.underWay.size === 0 && !this.mail.hasDue && !isBusy;
  }

  private deliver(): void {
    while (!this.held) {
      const worker = this.crew.idle();
      const task = worker && this.mail.take();
      if (!task) return;
      const which = task.name === 'run' ? `run ${task.job.runId}` : task.name;
      this.ledger.tell(`${worker.name} gets ${which}`);
      worker.start(task, this.current, this.clock.leads);
    }
  }

  private hear(worker: WorkerProcess, news: News): void {
    this.ledger.note(worker, news);
    if (news.kind === 'rang') for (const job of news.jobs) this.mail.post({ name: 'run', job });
    if (news.kind === 'committed') this.mail.pullTriggers(news.writes);
    if (news.kind === 'failed') this.mail.sendAgain(worker.assignment?.task ?? null);
    for (const listener of this.listeners) listener(worker, news);
    // The worker is free for something else once its news has been heard.
    queueMicrotask(() => {
      this.deliver();
      this.alarm.ring();
    });
  }

  private mourn(worker: WorkerProcess, unfinished: Task | null): void {
    this.ledger.noteDeath(worker, unfinished);
    this.mail.sendAgain(unfinished);
    this.crew.fill();
    this.alarm.ring();
  }
}
