import {
  emptyReport,
  type Run,
  type RunCost,
  type RunState,
  type StreamReport,
  type SyncStatus,
} from '../model/run';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { CommitConflict, LeaseLost } from '../store/errors';
import { countAttention } from '../store/holds';
import { readStatus, statusWrite } from '../store/orgs';
import { readRun, updateRun, type StoredRun } from '../store/runs';
import { describeEnd } from './describe-end';
import { planBadge } from './plan-badge';
import { stalledAfter } from './plan-stall';
import { noteWebhookSilence } from './webhook-silence';

/** Progress is written at most this often; a run that has nothing to store ends sooner and writes none. */
const PROGRESS_EVERY_MS = 2_000;

/** The run's document and the badge. */
const FINAL_WRITES = 2;

/** The worker's time is up: another one is to go on. */
export class HandOver extends Error {
  override readonly name = 'HandOver';
}

/** Somebody asked for the run to end. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';
}

interface JournalTools {
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  readonly handOverAfterMs: number;
  /** This worker's name. */
  readonly worker: string;
  /** Minutes between two scheduled runs of the org. */
  readonly intervalMinutes: number;
}

/** Keeps a run's document: its start, its progress, its end, and the badge that follows from them. */
export class RunJournal {
  /** Counts go on from where an earlier worker left them. */
  readonly reports: Partial<Record<Stream, StreamReport>>;
  private readonly earlierCost: RunCost;
  private readonly beganAt: Date;
  private lastWriteAt: Date;
  private status: SyncStatus | null = null;

  constructor(
    private readonly db: Database,
    private stored: StoredRun,
    private readonly tools: JournalTools,
  ) {
    this.reports = structuredClone(stored.run.reports);
    this.earlierCost = stored.run.cost;
    this.beganAt = tools.now();
    this.lastWriteAt = this.beganAt;
  }

  /**
   * Marks the run as running.
   * @throws {LeaseLost} when another worker changed it first.
   */
  async start(): Promise<void> {
    const { now, worker } = this.tools;
    const at = now();
    this.lastWriteAt = at;
    await this.write({
      state: 'running',
      startedAt: this.stored.run.startedAt ?? at,
      progressAt: at,
      attempts: this.stored.run.attempts + 1,
      worker,
    });
  }

  /** Names the streams that are going to report. */
  expect(reports: Partial<Record<Stream, StreamReport>>): void {
    for (const stream of STREAMS) {
      const report = this.reports[stream] ?? reports[stream];
      if (report) this.reports[stream] = report;
    }
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

  /**
   * Writes how far the run has come, now and then.
   * @throws {RunCancelled} when somebody asked for its end, {HandOver} when the worker's time is up, {LeaseLost} when
   * another worker took over.
   */
  async progress(pos: PosAdapter): Promise<void> {
    const now = this.tools.now();
    if (now.getTime() - this.lastWriteAt.getTime() >= PROGRESS_EVERY_MS) {
      this.lastWriteAt = now;
      const reports = structuredClone(this.reports);
      await this.write({ reports, cost: this.cost(pos, 0), progressAt: now, attempts: 0 });
    }
    if (this.stored.run.cancelRequested) throw new RunCancelled('the run was cancelled');
    if (now.getTime() - this.beganAt.getTime() >= this.tools.handOverAfterMs)
      throw new HandOver('time is up');
  }

  /** Hand-overs in a row without headway, with one more that is to come. */
  idleHandOvers(isIdle: boolean): number {
    return isIdle ? this.stored.run.idleHandOvers + 1 : 0;
  }

  /** Puts the run back into the queue, for a fresh worker to go on. */
  async handOver(pos: PosAdapter, idleHandOvers: number): Promise<void> {
    await this.write({
      state: 'queued',
      worker: null,
      handOvers: this.stored.run.handOvers + 1,
      idleHandOvers,
      reports: structuredClone(this.reports),
      cost: this.cost(pos, 1),
      progressAt: this.tools.now(),
    });
  }

  /** Writes the end of the run and the org's badge. The cost includes these last writes. */
  async finish(state: RunState, error: string | null, pos: PosAdapter | null): Promise<RunState> {
    const now = this.tools.now();
    const before = this.status ?? (await readStatus(this.db, this.stored.orgId));
    const { orgId, runId, run } = this.stored;
    const isSilent = await noteWebhookSilence({
      db: this.db,
      orgId,
      orders: this.reports.orders,
      before: before?.attention.webhookSilence ?? false,
      now,
    });
    const attention = {
      ...(await countAttention(this.db, orgId, this.knownDeadLetters(before))),
      ...(isSilent ? { webhookSilence: true } : {}),
      ...stalledAfter(this.reports.orders, before?.attention.stalled),
    };
    const { intervalMinutes } = this.tools;
    const verdict = { runId, trigger: run.trigger, state, error, at: now, intervalMinutes };
    const badge = statusWrite(orgId, planBadge(before, verdict, attention));
    const end = { state, error, finishedAt: now, progressAt: now, worker: null };
    const reports = structuredClone(this.reports);
    await this.write({ ...end, reports, cost: this.cost(pos, FINAL_WRITES) }, [badge]);
    this.tools.log('run ended', describeEnd(this.stored, attention));
    return state;
  }

  /** None, by a badge that says so, when the run changed nothing: whoever writes a letter notes it there. Else null. */
  private knownDeadLetters(before: SyncStatus | null): number | null {
    const changed = Object.values(this.reports).some(
      ({ counts }) => counts.created + counts.updated + counts.deleted > 0,
    );
    return before?.attention.deadLetters === 0 && !changed ? 0 : null;
  }

  /** @throws {LeaseLost} when another worker has taken the run over. */
  private async write(change: Partial<Run>, alongside: readonly Write[] = []): Promise<void> {
    try {
      this.stored = await updateRun(this.db, this.stored, change, alongside);
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      const { orgId, runId } = this.stored;
      const current = await readRun(this.db, orgId, runId);
      // A request to cancel changes the document too, and leaves it to its worker.
      if (!current || current.run.worker !== this.tools.worker) {
        throw new LeaseLost('the run was taken over', { cause: error });
      }
      this.stored = await updateRun(this.db, current, change, alongside);
    }
  }

  private cost(pos: PosAdapter | null, writesToCome: number): RunCost {
    const { reads, writes, deletes } = this.db.usage();
    const { earlierCost } = this;
    return {
      apiCalls: earlierCost.apiCalls + (pos?.apiCalls() ?? 0),
      reads: earlierCost.reads + reads,
      writes: earlierCost.writes + writes + writesToCome,
      deletes: earlierCost.deletes + deletes,
      invocations: earlierCost.invocations + 1,
    };
  }
}
