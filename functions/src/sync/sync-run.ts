import { canonicalJson } from '../model/canonical-json';
import type { Effects } from '../model/change';
import type { Org } from '../model/org';
import type { RunState, StreamReport } from '../model/run';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import { PosError, type PosErrorKind } from '../pos/errors';
import type { Write } from '../store/database';
import { LeaseLost, StoreUnavailable, toLogFields } from '../store/errors';
import { Manifest } from '../store/manifest';
import { saveLocations } from '../store/orgs';
import { leaveRing, noteWrite, ringWrite } from '../store/outbox';
import type { StoredRun } from '../store/runs';
import type { Secrets } from '../store/secrets';
import { LEASE_MS, StreamLease } from '../store/stream-lease';
import { describeFailure } from './describe-failure';
import { hintedStreams, settleOrderHints, type SettledHints } from './fetch-hints';
import { IDLE_HAND_OVERS, isIdle } from './plan-stall';
import { OrgLogin } from './org-login';
import { OrgStanding } from './org-standing';
import { planEnd, waitingReports } from './plan-run';
import { releaseStored } from './release-stored';
import { HandOver, RunCancelled, type RunJournal } from './run-journal';
import type { RunCollaborators, RunOutcome } from './run-sync';
import { syncStream, type StreamSync } from './sync-stream';

const TOO_SLOW = `Alleaves is too slow: ${IDLE_HAND_OVERS} workers in a row came no further than one page, so no other is sent.`;

/** One attempt at a run that this worker has claimed. */
export class SyncRun {
  private readonly orgId: string;
  private readonly manifests: Readonly<Record<Stream, Manifest>>;
  private readonly secrets: Secrets;
  private readonly standing: OrgStanding;
  private readonly login: OrgLogin;
  private readonly walkedWholeAt: Partial<Record<Stream, Date>> = {};
  private noted = false;
  /** Whether all that is noted has been rung for. */
  private rung = false;
  /** Whether this worker has come no further than the one before it. */
  private isIdle = true;
  /** What the POS failed with last. */
  private failure: PosErrorKind | null = null;

  constructor(
    private readonly tools: RunCollaborators,
    private readonly org: Org,
    private readonly stored: StoredRun,
    private readonly journal: RunJournal,
  ) {
    this.orgId = stored.orgId;
    this.secrets = tools.openSecrets(tools.db, stored.orgId);
    this.login = new OrgLogin(this.secrets, this.log);
    this.standing = new OrgStanding(tools.db, stored.orgId, org);
    const open = (stream: Stream): Manifest => new Manifest(tools.db, stored.orgId, stream);
    this.manifests = {
      customers: open('customers'),
      orders: open('orders'),
      products: open('products'),
    };
  }

  async carryOut(): Promise<RunOutcome> {
    await this.journal.start();
    this.journal.expect(waitingReports(this.stored.run.streams));
    const { orgId, org, secrets } = this;
    const credentials = await this.login.open();
    if (typeof credentials === 'string') return this.needAttention(credentials, null);
    const pos = this.tools.openPos({ orgId, org, credentials, secrets });
    try {
      await this.refreshLocations(pos);
      // Among the hints, a hand-over comes after one of them is settled.
      this.isIdle = false;
      const hints = await settleOrderHints({ ...this.syncContext(pos), claim: this.claim });
      this.isIdle = true;
      await this.syncStreams(pos, hints);
    } catch (error) {
      return this.breakOff(error, pos);
    }
    return this.conclude(pos);
  }

  private async breakOff(error: unknown, pos: PosAdapter): Promise<RunOutcome> {
    if (error instanceof LeaseLost && this.isOtherRun(error.holder))
      return this.endEarly('superseded', 'Another run of the organisation was at work.', pos);
    if (error instanceof HandOver) return this.handOver(pos);
    if (error instanceof RunCancelled)
      return this.endEarly('cancelled', 'The run was cancelled.', pos);
    if (!(error instanceof PosError)) throw error;
    const reason = describeFailure(error);
    if (error.kind === 'authentication') return this.needAttention(reason, pos);
    this.failure = error.kind;
    await this.keepBreaker('failed');
    return this.endEarly('failed', reason, pos);
  }

  private async conclude(pos: PosAdapter): Promise<RunOutcome> {
    const { db } = this.tools;
    await this.ring();
    const end = planEnd(this.journal.reports);
    if (end.state === 'succeeded') await this.standing.recover();
    await this.keepBreaker(end.state);
    if (await this.journal.hasQuarantined()) {
      const { orgId, manifests, walkedWholeAt } = this;
      await releaseStored({ db, orgId, toId: pos.toDocumentId, manifests, walkedWholeAt });
    }
    return this.journal.finish(end.state, end.error, pos);
  }

  private async syncStreams(pos: PosAdapter, hints: SettledHints): Promise<void> {
    const { run } = this.stored;
    const streams = run.trigger === 'hint' ? hintedStreams(hints) : run.streams;
    this.journal.expect(waitingReports(streams));
    const last = STREAMS.findLast((name) => streams.includes(name));
    for (const stream of STREAMS.filter((name) => streams.includes(name))) {
      const report = this.journal.report(stream);
      const context = { ...this.syncContext(pos), stream };
      const sync = stream === last ? { ...context, ringingNote: this.ringingNote } : context;
      // An earlier worker may have done it.
      if (report.state !== 'complete') await this.syncOne(sync, report);
      // Also while it waits for a decision about what has vanished: every page is stored.
      if (this.journal.report(stream).state !== 'failed') await hints.settle(stream);
    }
  }

  private async syncOne(sync: StreamSync, report: StreamReport): Promise<void> {
    const { stream } = sync;
    const lease = await this.claim(stream);
    const begun = lease.state;
    try {
      this.rung = await syncStream(sync, lease, report);
      const { lastCompleteWalk } = lease.state;
      if (lastCompleteWalk) this.walkedWholeAt[stream] = lastCompleteWalk.at;
      this.isIdle = false;
    } catch (error) {
      if (!isIdle(begun, lease.state)) this.isIdle = false;
      if (error instanceof LeaseLost || error instanceof StoreUnavailable) throw error;
      if (error instanceof HandOver || error instanceof RunCancelled) throw error;
      if (error instanceof PosError && error.kind === 'authentication') throw error;
      if (error instanceof PosError) this.failure = error.kind;
      report.state = 'failed';
      report.error = describeFailure(error);
      this.log('stream failed', { stream, reason: report.error, ...toLogFields(error) });
    }
  }

  private readonly claim = (name: Stream): Promise<StreamLease> => {
    const { db, newId, leaseMs: silenceMs = LEASE_MS } = this.tools;
    const holder = `${this.stored.runId}/${newId()}`;
    return StreamLease.acquire({ db, orgId: this.orgId, name, holder, silenceMs });
  };

  private readonly log: RunCollaborators['log'] = (message, fields) =>
    this.tools.log(message, { orgId: this.orgId, runId: this.stored.runId, ...fields });

  private syncContext(pos: PosAdapter) {
    const { db, now } = this.tools;
    const { orgId } = this;
    return {
      db,
      orgId,
      pos,
      now,
      duties: this.org.duties,
      manifests: this.manifests,
      note: (effects: Effects) => {
        this.noted = true;
        this.rung = false;
        return noteWrite(this.runNote(effects));
      },
      onProgress: () => this.journal.progress(pos),
    };
  }

  private readonly ringingNote = (effects: Effects): Write => {
    this.noted = true;
    return ringWrite(this.runNote(effects));
  };

  private runNote(effects: Effects) {
    const { newId, now } = this.tools;
    const { orgId, runId } = this.stored;
    return { orgId, runId, id: newId(), effects, createdAt: now() };
  }

  private async refreshLocations(pos: PosAdapter): Promise<void> {
    const locations = await pos.listLocations();
    if (locations.length === 0) throw new PosError('contract', 'the company has no location');
    if (canonicalJson(locations) === canonicalJson(this.org.pos.locations)) return;
    await saveLocations(this.tools.db, this.orgId, locations);
  }

  /** Rings for what this worker stored after the run was taken from it: a run that has ended rings for nobody any more. */
  async ringForNotes(): Promise<void> {
    if (this.noted) await leaveRing(this.tools.db, this.stored, this.tools);
  }

  /** Rings once for all that the run stored; what an earlier attempt stored may not have been rung for. */
  private async ring(): Promise<void> {
    if (this.rung) return;
    if (this.noted || this.stored.run.startedAt !== null)
      await leaveRing(this.tools.db, this.stored, this.tools);
    this.rung = true;
  }

  private keepBreaker(state: RunState): Promise<void> {
    return this.standing.keepBreaker({ state, failure: this.failure, now: this.tools.now() });
  }

  private isOtherRun(holder: string | null): boolean {
    return holder !== null && !holder.startsWith(`${this.stored.runId}/`);
  }

  /** Leaves the rest to a fresh worker: the queue is the document, the message only rings. */
  private async handOver(pos: PosAdapter): Promise<RunOutcome> {
    await this.ring();
    const idle = this.journal.idleHandOvers(this.isIdle);
    if (idle >= IDLE_HAND_OVERS) return this.endEarly('failed', TOO_SLOW, pos);
    await this.journal.handOver(pos, idle);
    const { orgId, runId } = this.stored;
    await this.tools.publish([{ orgId, runId }]).catch(() => undefined);
    return 'queued';
  }

  private async endEarly(
    state: RunState,
    reason: string,
    pos: PosAdapter | null,
  ): Promise<RunOutcome> {
    await this.ring();
    this.journal.failRest(reason);
    return this.journal.finish(state, reason, pos);
  }

  private async needAttention(reason: string, pos: PosAdapter | null): Promise<RunOutcome> {
    await this.standing.needAttention(reason, this.login.isStored);
    return this.endEarly('failed', reason, pos);
  }
}
