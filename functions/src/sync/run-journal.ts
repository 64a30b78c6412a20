import { emptyReport, type RunCost, type RunState, type StreamReport } from '../model/run';
import type { Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import type { Database } from '../store/database';
import { countAttention } from '../store/holds';
import { readStatus, statusWrite } from '../store/orgs';
import { updateRun, type StoredRun } from '../store/runs';

/** Progress is written at most this often; a run that has nothing to store ends sooner and writes none. */
const PROGRESS_EVERY_MS = 2_000;

/** The run's document and the badge. */
const FINAL_WRITES = 2;

/** Keeps a run's document: its start, its progress, its end, and the badge that follows from them. */
export class RunJournal {
  readonly reports: Partial<Record<Stream, StreamReport>> = {};
  private lastWriteAt: Date;

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

  async progress(pos: PosAdapter): Promise<void> {
    const now = this.now();
    if (now.getTime() - this.lastWriteAt.getTime() < PROGRESS_EVERY_MS) return;
    this.lastWriteAt = now;
    this.stored = await updateRun(this.db, this.stored, {
      reports: structuredClone(this.reports),
      cost: this.cost(pos, 0),
      progressAt: now,
    });
  }

  /** Writes the end of the run and the org's badge. The cost includes these last writes. */
  async finish(state: RunState, error: string | null, pos: PosAdapter | null): Promise<RunState> {
    const now = this.now();
    const before = await readStatus(this.db, this.stored.orgId);
    const troubled = Object.values(this.reports).some(
      (report) => report.state === 'held' || report.counts.quarantined > 0,
    );
    const attention =
      troubled || before?.attention.quarantined || before?.attention.holds
        ? await countAttention(this.db, this.stored.orgId)
        : { quarantined: 0, holds: 0 };
    const badge = statusWrite(this.stored.orgId, {
      lastSuccessAt: state === 'succeeded' ? now : (before?.lastSuccessAt ?? null),
      lastRunId: this.stored.runId,
      lastRunState: state,
      lastError: error,
      attention,
    });
    const end = { state, error, finishedAt: now, progressAt: now };
    const reports = structuredClone(this.reports);
    this.stored = await updateRun(
      this.db,
      this.stored,
      { ...end, reports, cost: this.cost(pos, FINAL_WRITES) },
      [badge],
    );
    return state;
  }

  private cost(pos: PosAdapter | null, writesToCome: number): RunCost {
    const { reads, writes, deletes } = this.db.usage();
    return { apiCalls: pos?.apiCalls() ?? 0, reads, writes: writes + writesToCome, deletes };
  }
}
