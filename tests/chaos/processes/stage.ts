import { Alarm } from './alarm';
import type { ProcessCrew } from './crew';
import type { MortalFirestore } from './firestore/emulator';
import { Ledger } from './ledger';
import type { News, Setting, Task } from './messages';
import type { RoundClock } from './round-clock';
import type { WorkerProcess } from './worker-process';

interface Mail {
  readonly task: Task;
  readonly dueMs: number;
}

/** What has not come to rest by then never will, on however busy a machine. */
export const REST_LIMIT_MS = 120_000;

const MINUTE_MS = 60_000;
const OUTBOX = /^orgs\/([^/]+)\/changes\/[^/]+$/;

/** Minutes after which a sender tries again what was not taken. */
const SENT_AGAIN_AFTER = [1, 5, 15, 60];

/** Where a round is played: what is on its way goes to idle workers, and what they tell is kept. */
export class Stage {
  readonly ledger = new Ledger();
  /** Each is called with everything that a worker tells. */
  readonly listeners = new Set<(worker: WorkerProcess, news: News) => void>();
  private readonly alarm = new Alarm();
  private readonly underWay = new Set<Promise<void>>();
  private mail: Mail[] = [];
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

  /** Sends something on its way: messages, triggers, rings of the clock, webhooks. */
  post(task: Task, afterMinutes = 0): void {
    // Triggers for one outbox that nobody has taken yet would find the same.
    const isDouble = task.name === 'drain' && this.mail.some((one) => one.task.name === 'drain');
    if (isDouble && afterMinutes === 0) return;
    this.mail.push({ task, dueMs: this.clock.nowMs() + afterMinutes * MINUTE_MS });
    this.deliver();
  }

  /** What is still on its way. */
  get waiting(): number {
    return this.mail.length;
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
      const { task } = mail;
      this.mail = this.mail.filter((one) => one !== mail);
      const which = task.name === 'run' ? `run ${task.job.runId}` : task.name;
      this.ledger.tell(`${worker.name} gets ${which}`);
      worker.start(task, this.current, this.clock.leads);
    }
  }

  private hear(worker: WorkerProcess, news: News): void {
    this.ledger.note(worker, news);
    if (news.kind === 'rang') for (const job of news.jobs) this.post({ name: 'run', job });
    if (news.kind === 'committed') this.pullTriggers(news);
    if (news.kind === 'failed') this.sendAgain(worker.assignment?.task ?? null);
    for (const listener of this.listeners) listener(worker, news);
    // The worker is free for something else once its news has been heard.
    queueMicrotask(() => {
      this.deliver();
      this.alarm.ring();
    });
  }

  /** Firestore's triggers on new outbox entries; one whose maker died before it could tell is lost. */
  private pullTriggers({ writes }: Extract<News, { kind: 'committed' }>): void {
    for (const { op, path } of writes) {
      const orgId = op === 'create' ? OUTBOX.exec(path)?.[1] : undefined;
      if (orgId !== undefined) this.post({ name: 'drain', orgId });
    }
  }

  private mourn(worker: WorkerProcess, unfinished: Task | null): void {
    this.ledger.noteDeath(worker, unfinished);
    this.sendAgain(unfinished);
    this.crew.fill();
    this.alarm.ring();
  }

  /** A webhook that was not answered is sent again; everything else is made up for by the sweep. */
  private sendAgain(task: Task | null): void {
    if (task?.name !== 'webhook') return;
    const afterMinutes = SENT_AGAIN_AFTER[task.attempt - 1];
    if (afterMinutes !== undefined) this.post({ ...task, attempt: task.attempt + 1 }, afterMinutes);
  }
}
