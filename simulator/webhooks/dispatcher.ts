import type { VirtualClock } from '../world/virtual-clock';
import type { Packet } from './packets';

/** What became of one POST. */
export interface DeliveryRecord {
  readonly seq: number;
  readonly event: string;
  readonly url: string;
  readonly fault: string | null;
  /** First attempt, virtual clock, ISO. */
  readonly at: string;
  /** Of the last attempt; null when there was no answer. */
  status: number | null;
  /** Real time of the last attempt. */
  latencyMs: number;
  attempts: number;
  /** Instant of the next attempt on the virtual clock; null when there is none. */
  nextAttemptAt: string | null;
  error: string | null;
}

interface Waiting {
  readonly record: DeliveryRecord;
  readonly packet: Packet;
  readonly dueAtMs: number;
}

/** Waiting times before the second and later attempts. */
const RETRY_AFTER_MINUTES = [1, 5, 15, 60];
const MS_PER_MINUTE = 60_000;
const POLL_MS = 100;
const TIMEOUT_MS = 30_000;

/** Sends packets and keeps the log. Packets of one event leave one after the other. */
export class Dispatcher {
  readonly log: DeliveryRecord[] = [];
  private readonly running = new Set<Promise<void>>();
  private waiting: Waiting[] = [];
  private poll: NodeJS.Timeout | null = null;

  constructor(private readonly clock: VirtualClock) {}

  /** Starts sending; the records fill in as answers come. */
  send(
    event: string,
    packets: readonly Packet[],
    to: { readonly url: string; readonly fault: string | null; readonly retries: boolean },
  ): DeliveryRecord[] {
    const records = packets.map((_, index): DeliveryRecord => ({
      seq: this.log.length + 1 + index,
      event,
      url: to.url,
      fault: to.fault,
      at: this.clock.now().toISOString(),
      status: null,
      latencyMs: 0,
      attempts: 0,
      nextAttemptAt: null,
      error: null,
    }));
    this.log.push(...records);
    this.track(async () => {
      for (const [index, packet] of packets.entries()) {
        const record = records[index];
        if (record !== undefined) await this.attempt(record, packet, to.retries);
      }
    });
    return records;
  }

  /** Resolves when nothing is under way; retries that wait for their time do not count. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  close(): void {
    if (this.poll !== null) clearInterval(this.poll);
    this.poll = null;
    this.waiting = [];
  }

  private track(work: () => Promise<void>): void {
    const running = work().finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async attempt(record: DeliveryRecord, packet: Packet, retries: boolean): Promise<void> {
    const startedMs = performance.now();
    record.attempts += 1;
    record.nextAttemptAt = null;
    try {
      const body = new Uint8Array(packet.raw);
      const response = await fetch(record.url, {
        method: 'POST',
        headers: packet.headers,
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      record.status = response.status;
      record.error = null;
    } catch (error) {
      record.status = null;
      record.error = error instanceof Error ? error.message : 'Unexpected';
    }
    record.latencyMs = performance.now() - startedMs;
    const delivered = record.status !== null && record.status >= 200 && record.status < 300;
    const minutes = RETRY_AFTER_MINUTES[record.attempts - 1];
    if (retries && !delivered && minutes !== undefined) this.waitFor(record, packet, minutes);
  }

  private waitFor(record: DeliveryRecord, packet: Packet, minutes: number): void {
    const dueAtMs = this.clock.nowMs() + minutes * MS_PER_MINUTE;
    record.nextAttemptAt = new Date(dueAtMs).toISOString();
    this.waiting.push({ record, packet, dueAtMs });
    this.poll ??= setInterval(() => this.sendDue(), POLL_MS).unref();
  }

  /** Attempts whatever the virtual clock has made due. */
  sendDue(): void {
    const due = this.waiting.filter(({ dueAtMs }) => dueAtMs <= this.clock.nowMs());
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    for (const { record, packet } of due) this.track(() => this.attempt(record, packet, true));
  }
}
