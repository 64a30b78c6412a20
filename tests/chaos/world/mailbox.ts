import type { SyncJob } from '../../../functions/src/model/run';

/** A webhook as it leaves the point of sale. */
export interface Packet {
  readonly body: Buffer;
  readonly signature: string | undefined;
  readonly attempt: number;
}

/** Something on its way to a worker. */
export type Mail =
  | { readonly to: 'run'; readonly job: SyncJob; readonly dueMs: number }
  | { readonly to: 'drain'; readonly orgId: string; readonly dueMs: number }
  | { readonly to: 'webhook'; readonly packet: Packet; readonly dueMs: number };

/** What is under way: rings, triggers and webhooks, delivered once their time has come. */
export class Mailbox {
  private waiting: Mail[] = [];

  post(mail: Mail): void {
    this.waiting.push(mail);
  }

  /** Everything due, in the order it is to be delivered; it is gone from here. */
  collect(nowMs: number): Mail[] {
    const due = this.waiting.filter(({ dueMs }) => dueMs <= nowMs);
    this.waiting = this.waiting.filter(({ dueMs }) => dueMs > nowMs);
    return due.toSorted((one, other) => one.dueMs - other.dueMs);
  }

  /** The last that was sent arrives first. */
  reorder(): void {
    this.waiting = this.waiting.toReversed().map((mail, index) => ({ ...mail, dueMs: index }));
  }

  get size(): number {
    return this.waiting.length;
  }
}
