import type { Write } from '../../../functions/src/store/database';
import type { Task } from './messages';

interface Mail {
  readonly task: Task;
  readonly dueMs: number;
}

const MINUTE_MS = 60_000;
const OUTBOX = /^orgs\/([^/]+)\/changes\/[^/]+$/;

/** Minutes after which a sender tries again what was not taken. */
const SENT_AGAIN_AFTER = [1, 5, 15, 60];

/** What is on its way to a worker: messages, triggers, rings of the clock, webhooks. */
export class Mailbag {
  private mail: Mail[] = [];

  /** @param nowMs the world's clock. */
  constructor(private readonly nowMs: () => number) {}

  get size(): number {
    return this.mail.length;
  }

  get hasDue(): boolean {
    return this.mail.some((one) => this.isDue(one));
  }

  post(task: Task, afterMinutes = 0): void {
    // Triggers for one outbox that nobody has taken yet would find the same.
    if (task.name === 'drain' && this.mail.some((one) => one.task.name === 'drain')) return;
    this.mail.push({ task, dueMs: this.nowMs() + afterMinutes * MINUTE_MS });
  }

  /** Firestore's triggers on new outbox entries; one whose maker died before it could tell is lost. */
  pullTriggers(writes: readonly Write[]): void {
    for (const { op, path } of writes) {
      const orgId = op === 'create' ? OUTBOX.exec(path)?.[1] : undefined;
      if (orgId !== undefined) this.post({ name: 'drain', orgId });
    }
  }

  /** A webhook that was not answered is sent again; everything else is made up for by the sweep. */
  sendAgain(task: Task | null): void {
    if (task?.name !== 'webhook') return;
    const afterMinutes = SENT_AGAIN_AFTER[task.attempt - 1];
    if (afterMinutes !== undefined) this.post({ ...task, attempt: task.attempt + 1 }, afterMinutes);
  }

  /** The first that is due, which is gone from here; undefined when there is none. */
  take(): Task | undefined {
    const first = this.mail.find((one) => this.isDue(one));
    this.mail = this.mail.filter((one) => one !== first);
    return first?.task;
  }

  private isDue({ dueMs }: Mail): boolean {
    return dueMs <= this.nowMs();
  }
}
