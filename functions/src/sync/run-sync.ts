import { canonicalJson } from '../model/canonical-json';
import type { Org, PosCredentials } from '../model/org';
import { isFinal, type Run, type StreamReport, type SyncJob } from '../model/run';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import { PosError } from '../pos/errors';
import type { Database } from '../store/database';
import { CommitConflict, LeaseLost, StoreUnavailable } from '../store/errors';
import { Manifest } from '../store/manifest';
import { readOrg, updateOrg } from '../store/orgs';
import { leaveRing, noteWrite } from '../store/outbox';
import { readRun, type StoredRun } from '../store/runs';
import type { Secrets } from '../store/secrets';
import { LEASE_MS, StreamLease } from '../store/stream-lease';
import { describeFailure } from './describe-failure';
import { settleOrderHints, hintedStreams, type SettledHints } from './fetch-hints';
import { planEnd, planStart, waitingReports } from './plan-run';
import { RunJournal } from './run-journal';
import { saveManifest, syncStream } from './sync-stream';

/** What a run needs from outside. */
export interface RunCollaborators {
  readonly db: Database;
  readonly openSecrets: (db: Database, orgId: string) => Secrets;
  readonly openPos: (opening: {
    orgId: string;
    org: Org;
    credentials: PosCredentials;
    secrets: Secrets;
  }) => PosAdapter;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

export type RunOutcome = 'dropped' | Run['state'];

/**
 * Carries out a run: every stream of one org, one after the other, in one process.
 *
 * Delivering the same job twice is harmless: a final run is dropped, and a run that another worker is busy with is left to it.
 * A run that finds another one of the org at work ends as superseded.
 * A stream that fails does not stop the next one, unless the POS refused the credentials.
 *
 * @throws {StoreUnavailable} when Firestore is away; the run stays as it is and `sweep` rings again.
 */
export async function runSync(collaborators: RunCollaborators, job: SyncJob): Promise<RunOutcome> {
  const db = collaborators.db.metered();
  const [org, stored] = await Promise.all([
    readOrg(db, job.orgId),
    readRun(db, job.orgId, job.runId),
  ]);
  if (!org || !stored || isFinal(stored.run.state)) return 'dropped';
  if (isBusy(stored.run, collaborators.now())) return 'dropped';
  const journal = new RunJournal(db, stored, collaborators.now);
  const refusal = planStart(stored.run, org, collaborators.now());
  try {
    if (refusal) {
      if (stored.run.attempts > 0) await leaveRing(db, stored, collaborators);
      return await journal.finish(refusal.state, refusal.error, null);
    }
    return await new SyncRun({ ...collaborators, db }, org, stored, journal).carryOut();
  } catch (error) {
    if (error instanceof LeaseLost) return 'dropped';
    if (error instanceof CommitConflict) return 'dropped';
    throw error;
  }
}

/** Whether a worker has shown a sign of life so lately that `sweep` would not ring for the run either. */
function isBusy(run: Run, now: Date): boolean {
  return run.state === 'running' && now.getTime() - run.progressAt.getTime() < LEASE_MS;
}

class SyncRun {
  private readonly orgId: string;
  private readonly manifests: Readonly<Record<Stream, Manifest>>;
  private noted = false;

  constructor(
    private readonly tools: RunCollaborators,
    private readonly org: Org,
    private readonly stored: StoredRun,
    private readonly journal: RunJournal,
  ) {
    this.orgId = stored.orgId;
    const open = (stream: Stream): Manifest => new Manifest(tools.db, stored.orgId, stream);
    this.manifests = {
      customers: open('customers'),
      orders: open('orders'),
      products: open('products'),
    };
  }

  async carryOut(): Promise<RunOutcome> {
    const { db, openPos, openSecrets } = this.tools;
    await this.journal.start();
    const secrets = openSecrets(db, this.orgId);
    const credentials = await secrets.posCredentials();
    if (!credentials)
      return this.needAttention(
        'No Alleaves credentials are stored; set them with `org add`.',
        null,
      );
    const pos = openPos({ orgId: this.orgId, org: this.org, credentials, secrets });
    try {
      await this.refreshLocations(pos);
      const hints = await settleOrderHints({ ...this.syncContext(pos), db });
      await this.syncStreams(pos, hints);
    } catch (error) {
      if (error instanceof LeaseLost && this.isOtherRun(error.holder)) return this.yieldTo(pos);
      if (!(error instanceof PosError)) throw error;
      if (error.kind === 'authentication') return this.needAttention(describeFailure(error), pos);
      this.journal.failRest(describeFailure(error));
    }
    await this.ring();
    const end = planEnd(this.journal.reports);
    return this.journal.finish(end.state, end.error, pos);
  }

  private async syncStreams(pos: PosAdapter, hints: SettledHints): Promise<void> {
    const { run } = this.stored;
    const streams = run.trigger === 'hint' ? hintedStreams(hints) : run.streams;
    this.journal.expect(waitingReports(streams));
    for (const stream of STREAMS.filter((name) => streams.includes(name))) {
      const report = this.journal.report(stream);
      await this.syncOne(pos, stream, report);
      if (report.state === 'complete') await hints.settle(stream);
    }
  }

  private async syncOne(pos: PosAdapter, stream: Stream, report: StreamReport): Promise<void> {
    const { db, newId } = this.tools;
    const holder = `${this.stored.runId}/${newId()}`;
    const lease = await StreamLease.acquire({ db, orgId: this.orgId, name: stream, holder });
    try {
      await syncStream({ ...this.syncContext(pos), stream }, lease, report);
    } catch (error) {
      if (error instanceof LeaseLost || error instanceof StoreUnavailable) throw error;
      await saveManifest(lease, this.manifests[stream], {});
      if (error instanceof PosError && error.kind === 'authentication') throw error;
      report.state = 'failed';
      report.error = describeFailure(error);
      this.tools.log('stream failed', {
        orgId: this.orgId,
        runId: this.stored.runId,
        stream,
        error: report.error,
      });
    }
  }

  private syncContext(pos: PosAdapter) {
    const { db, newId, now } = this.tools;
    const { orgId, stored } = this;
    return {
      db,
      orgId,
      pos,
      now,
      manifests: this.manifests,
      note: (effects: Parameters<typeof noteWrite>[0]['effects']) => {
        this.noted = true;
        return noteWrite({ orgId, runId: stored.runId, id: newId(), effects, createdAt: now() });
      },
      onProgress: () => this.journal.progress(pos),
    };
  }

  private async refreshLocations(pos: PosAdapter): Promise<void> {
    const locations = await pos.listLocations();
    if (canonicalJson(locations) === canonicalJson(this.org.pos.locations)) return;
    await updateOrg(this.tools.db, this.orgId, { pos: { ...this.org.pos, locations } });
  }

  /** Rings once for all that the run stored; what an earlier attempt stored may not have been rung for. */
  private async ring(): Promise<void> {
    if (this.noted || this.stored.run.attempts > 0)
      await leaveRing(this.tools.db, this.stored, this.tools);
  }

  private isOtherRun(holder: string | null): boolean {
    return holder !== null && !holder.startsWith(`${this.stored.runId}/`);
  }

  private async yieldTo(pos: PosAdapter): Promise<RunOutcome> {
    await this.ring();
    const reason = 'Another run of the organisation was at work.';
    this.journal.failRest(reason);
    return this.journal.finish('superseded', reason, pos);
  }

  private async needAttention(reason: string, pos: PosAdapter | null): Promise<RunOutcome> {
    await updateOrg(this.tools.db, this.orgId, { status: 'needs_attention', statusReason: reason });
    await this.ring();
    this.journal.failRest(reason);
    return this.journal.finish('failed', reason, pos);
  }
}
