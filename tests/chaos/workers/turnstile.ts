import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dice } from '../schedule/dice';
import type { Worker } from './worker';

/** What an act answers when it is to be tried again, once the world's clock shows `atMs`. */
export class Later {
  constructor(readonly atMs = 0) {}
}

interface Ticket {
  readonly worker: Worker;
  readonly label: string;
  readonly notBeforeMs: number;
  /** Carries out the act and settles its caller; says until when it has to wait again, or null. */
  readonly perform: () => Promise<Later | null>;
}

/**
 * Lets the workers' calls through one at a time, in an order drawn from the seed. Between two calls everything that the
 * first one set in motion has come to rest, so a seed always gives the same interleaving.
 */
export class Turnstile {
  private queue: Ticket[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly nowMs: () => number,
    private readonly tell: (line: () => string) => void,
  ) {}

  /** Waits for a turn and performs the act. Never settles for a worker that was killed. */
  pass<T>(worker: Worker, label: string, act: () => Promise<T | Later>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const perform = async (): Promise<Later | null> => {
        try {
          const result = await act();
          if (result instanceof Later) return result;
          if (worker.state !== 'killed') resolve(result);
        } catch (error) {
          if (worker.state !== 'killed')
            reject(error instanceof Error ? error : new Error(String(error)));
        }
        return null;
      };
      if (worker.state !== 'killed') this.queue.push({ worker, label, notBeforeMs: 0, perform });
    });
  }

  /** Lets one call through. @returns false when nobody waits who could go on. */
  async turn(): Promise<boolean> {
    this.queue = this.queue.filter(({ worker }) => worker.state !== 'killed');
    const nowMs = this.nowMs();
    const ready = this.queue.filter(
      ({ worker, notBeforeMs }) => worker.asleepUntilMs <= nowMs && notBeforeMs <= nowMs,
    );
    if (ready.length === 0) return false;
    const ticket = this.dice.pick(ready);
    this.queue = this.queue.filter((one) => one !== ticket);
    this.tell(() => `${ticket.worker.name} ${ticket.label}`);
    const later = await ticket.perform();
    if (later) this.queue.push({ ...ticket, notBeforeMs: later.atMs });
    await nextTurn();
    return true;
  }

  /** Resolves when every worker has come to its next call. */
  static settle(): Promise<void> {
    return nextTurn();
  }
}
