import {
  emptyReport,
  type Run,
  type RunCost,
  type RunState,
  type StreamReport,
  type SyncStatus,
} from '../model/run';
import type { Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { CommitConflict, LeaseLost } from '../store/errors';
import { countAttention } from '../store/holds';
import { readStatus, statusWrite } from '../store/orgs';
import { updateRun, type StoredRun } from '../store/runs';
import { planBadge } from './plan-badge';

/** Progress is written at most this often; a run that has nothing to store ends sooner and writes none. */
const PROGRESS_EVERY_MS = 2_000;

/** The run's document and the badge. */
const FINAL_WRITES = 2;

/** Keeps a run's document: its start, its progress, its end, and the badge that follows from them. */
export class RunJournal {
  readonly reports: Partial<Record<Stream, StreamReport>> = {};
  private lastWriteAt: Date;
  private status: SyncStatus | null = null;

  constructor(
    private readonly db: Database,
    private stored: StoredRun,
    private readonly now: () => Date,
  ) {
    this.lastWriteAt = now();
  }

  /**
   * Marks the run as running.
   * @throws {CommitConflict} when another worker changed it first.
   */
  async start(): Promise<void> {
    const now = this.now();
    this.lastWriteAt = now;
    this.stored = await updateRun(this.db, this.stored, {
      state: 'running',
      startedAt: this.stored.run.startedAt ?? now,
      progressAt: now,
      attempts: this.stored.run.attempts + 1,
    });
  }

  /** Names the streams that are going to report. */
  expect(reports: Partial<Record<Stream, StreamReport>>): void {
    Object.assign(this.reports, reports);
  }

  report(stream: Stream): StreamReport {
    return (this.reports[stream] ??= emptyReport());
  }

  /** Everything that has not ended fails for this reason. */
  failRest(error: string): void {
    for (const report of Object.values(this.reports)) {
      if (report.state !== 'waiting' && report.state !== 'running') continue;
      report.state = 'failed';
      report.error = error;
    }
  }

  /** Whether something lay in quarantine before this run, or does since. */
  async hasQuarantined(): Promise<boolean> {
    const fresh = Object.values(this.reports).some(({ counts }) => counts.quarantined > 0);
    this.status ??= await readStatus(this.db, this.stored.orgId);
    return fresh || (this.status?.attention.quarantined ?? 0) > 0;
  }

  async progress(pos: PosAdapter): Promise<void> {
    const now = this.now();
    if (now.getTime() - this.lastWriteAt.getTime() < PROGRESS_EVERY_MS) return;
    this.lastWriteAt = now;
    await this.write({
      reports: structuredClone(this.reports),
      cost: this.cost(pos, 0),
      progressAt: now,
    });
  }

  /** Writes the end of the run and the org's badge. The cost includes these last writes. */
  async finish(state: RunState, error: string | null, pos: PosAdapter | null): Promise<RunState> {
    const now = this.now();
    const before = this.status ?? (await readStatus(this.db, this.stored.orgId));
    const attention = await countAttention(this.db, this.stored.orgId);
    const { orgId, runId, run } = this.stored;
    const verdict = { runId, trigger: run.trigger, state, error, at: now };
    const badge = statusWrite(orgId, planBadge(before, verdict, attention));
    const end = { state, error, finishedAt: now, progressAt: now };
    const reports = structuredClone(this.reports);
    await this.write({ ...end, reports, cost: this.cost(pos, FINAL_WRITES) }, [badge]);
    return state;
  }

  /** @throws {LeaseLost} when somebody else has taken the run over. */
  private async write(change: Partial<Run>, alongside: readonly Write[] = []): Promise<void> {
    try {
      this.stored = await updateRun(this.db, this.stored, change, alongside);
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      throw new LeaseLost('the run was taken over', { cause: error });
    }
  }

  private cost(pos: PosAdapter | null, writesToCome: number): RunCost {
    const { reads, writes, deletes } = this.db.usage();
    return { apiCalls: pos?.apiCalls() ?? 0, reads, writes: writes + writesToCome, deletes };
  }
}
