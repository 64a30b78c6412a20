import type { Write } from '../../../functions/src/store/database';
import { Claims, type Claim } from './claims';
import type { News, Task } from './messages';
import type { WorkerProcess } from './worker-process';

/** A commit that a worker told of. */
export interface ToldCommit {
  readonly worker: Pick<WorkerProcess, 'name'>;
  readonly writes: readonly Write[];
  readonly atMicros: number;
}

/** What tells too often to be worth a line. */
const UNTOLD_NEWS = new Set(['ready', 'call', 'committed']);

/** What is known of a round: its story, what came to pass how often, every commit that was told, and who claims what. */
export class Ledger {
  readonly counts = new Map<string, number>();
  readonly claims = new Claims();
  readonly commits: ToldCommit[] = [];
  readonly story: string[] = [];
  private readonly claimOf = new Map<WorkerProcess, Claim>();
  private readonly startedMs = performance.now();

  /** Adds a line to the story. */
  tell(line: string): void {
    const ms = Math.round(performance.now() - this.startedMs);
    this.story.push(`${String(ms).padStart(6)} ${line}`);
  }

  count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** The claim that a worker committed under last and has not given back. */
  claimHeldBy(worker: WorkerProcess): Claim | undefined {
    return this.claimOf.get(worker);
  }

  note(worker: WorkerProcess, news: News): void {
    if (!UNTOLD_NEWS.has(news.kind)) this.tell(`${worker.name} ${describe(news)}`);
    if (news.kind === 'committed') this.noteCommit(worker, news);
    if (news.kind === 'ended' && worker.assignment?.task.name === 'sweep')
      this.countSwept(news.value);
  }

  noteDeath(worker: WorkerProcess, unfinished: Task | null): void {
    this.tell(`${worker.name} is dead, busy with ${unfinished?.name ?? 'nothing'}`);
    if (unfinished) this.count(`${unfinished.name}_killed`);
  }

  private noteCommit(
    worker: WorkerProcess,
    { writes, atMicros }: Extract<News, { kind: 'committed' }>,
  ): void {
    this.commits.push({ worker, writes, atMicros });
    const claim = this.claims.see(writes);
    const before = this.claimOf.get(worker);
    if (claim) this.claimOf.set(worker, claim);
    else if (writes.some(({ path }) => path === before?.path)) this.claimOf.delete(worker);
  }

  private countSwept(report: unknown): void {
    for (const [name, times] of Object.entries(Object(report)))
      if (typeof times === 'number' && times > 0) this.count(`sweep_${name}`);
  }
}

function describe(news: News): string {
  if (news.kind !== 'refused') return JSON.stringify(news);
  const { error, paths } = news;
  return `commit of ${paths.length} writes, the last one ${paths.at(-1)}: ${error}`;
}
