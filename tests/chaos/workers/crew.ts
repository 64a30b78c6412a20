import type { Worker, Task } from './worker';
import { Seam, type Surroundings } from './seam';
import { Turnstile } from './turnstile';
import { makeTools, type SharedTools, type WorkerTools } from './tools';

/** A worker that has not come to its end after so many calls of all is caught in a loop. */
const MAX_TURNS = 60_000;

/** Starts workers and lets them work. */
export class Crew {
  readonly workers: Worker[] = [];
  private started = 0;

  constructor(
    private readonly around: Surroundings,
    private shared: SharedTools,
  ) {}

  /** From now on workers may work so long on a run. */
  allow(handOverAfterMs: number): void {
    this.shared = { ...this.shared, handOverAfterMs };
  }

  /** Starts a worker; `work` gets its collaborators. `onEnd` is called with what it returned. */
  async start<T>(
    about: { task: Task; orgId: string | null; skewMs: number },
    work: (tools: WorkerTools) => Promise<T>,
    onEnd: (result: { worker: Worker; value: T } | { worker: Worker; error: unknown }) => void,
  ): Promise<void> {
    const name = `${about.task}#${(this.started += 1)}`;
    const worker: Worker = { ...about, name, state: 'working', asleepUntilMs: 0 };
    this.workers.push(worker);
    this.around.tell(() => `${name} begins`);
    void work(makeTools(this.shared, new Seam(this.around, worker))).then(
      (value) => {
        worker.state = 'done';
        this.around.tell(() => `${name} ends: ${JSON.stringify(value)}`);
        onEnd({ worker, value });
      },
      (error: unknown) => {
        worker.state = 'failed';
        this.around.tell(() => `${name} fails: ${String(error)}`);
        onEnd({ worker, error });
      },
    );
    await Turnstile.settle();
  }

  /** Lets the workers make up to so many calls. @returns false when nobody has anything left to do now. */
  async work(turns: number): Promise<boolean> {
    for (let left = turns; left > 0; left -= 1) {
      if (!(await this.around.turnstile.turn())) return false;
    }
    return true;
  }

  /** @throws Error when the work has no end. */
  async workToTheEnd(): Promise<void> {
    if (await this.work(MAX_TURNS)) throw new Error('the workers do not come to an end');
  }

  /** Those that are neither dead nor at their end. */
  alive(): Worker[] {
    return this.workers.filter(({ state }) => state === 'working');
  }
}
