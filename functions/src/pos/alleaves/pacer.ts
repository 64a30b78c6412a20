import type { Pacing } from '../../model/org';
import { PosError } from '../errors';

const MAX_SLOWNESS = 8;

/** A pause that is longer is not waited for: the next run comes soon enough. */
export const LONGEST_PAUSE_MS = 60_000;
const CALM_ANSWERS_TO_SPEED_UP = 20;

/**
 * Keeps one org's requests within its pacing: so many at a time, so many a second with a burst, nobody while the POS
 * asked for a pause, and half the rate after each 429 or 503, until answers have been calm for a while.
 *
 * Requests start in the order in which they were handed in.
 */
export class Pacer {
  readonly #pacing: Pacing;
  readonly #clockMs: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** When the bucket would be full again, were nothing taken from it (the virtual schedule of GCRA). */
  #fullAtMs = 0;
  #pausedUntilMs = 0;
  #slowness = 1;
  #calmAnswers = 0;

  /** @param tools.clockMs a monotonic clock: it times waits, so it must go on while tests freeze the calendar. */
  constructor(
    pacing: Pacing,
    tools: { clockMs: () => number; sleep: (ms: number) => Promise<void> },
  ) {
    this.#pacing = pacing;
    this.#clockMs = tools.clockMs;
    this.#sleep = tools.sleep;
    this.#fullAtMs = tools.clockMs();
  }

  /**
   * Runs the task when it may. Its outcome, a `PosError` with a pause included, steers those that follow.
   * @throws {PosError} `transient` in place of running it while the POS has asked for more than a minute's pause.
   */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#takeSlot();
    try {
      await this.#waitForTurn();
      const result = await task();
      this.#speedUp();
      return result;
    } catch (error) {
      this.#slowDown(error);
      throw error;
    } finally {
      this.#releaseSlot();
    }
  }

  async #takeSlot(): Promise<void> {
    if (this.#running < this.#pacing.concurrency) {
      this.#running++;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #releaseSlot(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }

  async #waitForTurn(): Promise<void> {
    const intervalMs = (1_000 / this.#pacing.requestsPerSecond) * this.#slowness;
    const nowMs = this.#clockMs();
    const waitMs = this.#fullAtMs - (this.#pacing.burst - 1) * intervalMs - nowMs;
    this.#fullAtMs = Math.max(this.#fullAtMs, nowMs) + intervalMs;
    if (waitMs > 0) await this.#sleep(waitMs);
    let pauseEndMs = 0;
    while (this.#pausedUntilMs > Math.max(pauseEndMs, this.#clockMs())) {
      pauseEndMs = this.#pausedUntilMs;
      const pauseMs = pauseEndMs - this.#clockMs();
      if (pauseMs > LONGEST_PAUSE_MS)
        throw new PosError('transient', 'the POS asked to be left alone for longer than a minute', {
          retryAfterMs: pauseMs,
        });
      await this.#sleep(pauseMs);
    }
  }

  #speedUp(): void {
    this.#calmAnswers++;
    if (this.#calmAnswers < CALM_ANSWERS_TO_SPEED_UP) return;
    this.#calmAnswers = 0;
    this.#slowness = Math.max(1, this.#slowness / 2);
  }

  #slowDown(error: unknown): void {
    if (!(error instanceof PosError) || (error.status !== 429 && error.status !== 503)) return;
    this.#calmAnswers = 0;
    this.#slowness = Math.min(MAX_SLOWNESS, this.#slowness * 2);
    const pauseMs = error.retryAfterMs ?? 0;
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#clockMs() + pauseMs);
  }
}
