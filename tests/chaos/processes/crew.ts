import { WorkerProcess } from './worker-process';

type Listener = ConstructorParameters<typeof WorkerProcess>[2];

/** Worker processes, as many at a time as the machine bears; whoever dies is replaced. */
export class ProcessCrew {
  private workers: WorkerProcess[] = [];
  private forked = 0;
  private listener: Listener | null = null;
  private readonly killAll = (): void => this.workers.forEach((worker) => worker.kill());

  /** @param firestore where Firestore is, as `host:port`. */
  constructor(
    private readonly firestore: string,
    private readonly size: number,
  ) {
    // A process that stands still would outlive us.
    process.on('exit', this.killAll);
  }

  /** From now on the news is for this listener; workers that are still busy belong to the last one and are killed. */
  hand(listener: Listener): void {
    const kept = this.workers.filter((worker) => worker.isIdle).slice(0, this.size);
    for (const worker of this.workers) if (!kept.includes(worker)) worker.kill();
    this.workers = kept;
    this.listener = listener;
    this.fill();
  }

  /** Replaces the dead, and those who stand still for as long as they do. */
  fill(): void {
    this.workers = this.workers.filter(({ state }) => state !== 'dead');
    const missing = this.size - this.workers.filter(({ state }) => state !== 'stopped').length;
    for (let left = missing; left > 0; left -= 1) this.workers.push(this.fork());
  }

  all(): readonly WorkerProcess[] {
    return this.workers;
  }

  idle(): WorkerProcess | undefined {
    return this.workers.find((worker) => worker.isIdle);
  }

  close(): void {
    process.off('exit', this.killAll);
    this.listener = null;
    this.killAll();
  }

  private fork(): WorkerProcess {
    const worker = new WorkerProcess(`process#${(this.forked += 1)}`, this.firestore, {
      onNews: (of, news) => this.listenerOf(of)?.onNews(of, news),
      onExit: (of, unfinished) => this.listenerOf(of)?.onExit(of, unfinished),
    });
    return worker;
  }

  /** News of a worker that was dropped is nobody's. */
  private listenerOf(worker: WorkerProcess): Listener | null {
    return this.workers.includes(worker) ? this.listener : null;
  }
}
