import { isFinal, type Run, type RunState, type StreamCounts } from '../model/run';
import type { Stream } from '../model/source';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { readOrg, walkOrgs } from '../store/orgs';
import { readRun } from '../store/runs';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';

/** Pause between two looks at runs that are waited for. */
const POLL_MS = 500;

/** What the caller of `cronSync` learns about one org. */
export interface CronRun {
  readonly orgId: string;
  readonly runId: string;
  readonly state: RunState;
  readonly counts: Partial<Record<Stream, StreamCounts>>;
  /** Null until the run has ended. */
  readonly durationMs: number | null;
  readonly error: string | null;
}

export interface CronCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Asks for a run of one org, or of every active one, and waits for their ends for at most `waitMs`.
 * Calls within a minute share their runs.
 * @returns one entry per org, or null when the named org does not exist.
 */
export async function cronSync(
  collaborators: CronCollaborators,
  request: { orgId: string | null; waitMs: number },
): Promise<CronRun[] | null> {
  const { db, now, sleep } = collaborators;
  const orgIds = await orgsToSync(collaborators, request.orgId);
  if (!orgIds) return null;
  const runId = runIdOf('cron', now());
  const until = now().getTime() + request.waitMs;
  await Promise.all(orgIds.map((orgId) => ask(collaborators, orgId, runId)));
  let runs = await Promise.all(orgIds.map((orgId) => describe(db, orgId, runId)));
  while (!runs.every(hasEnded) && now().getTime() < until) {
    await sleep(POLL_MS);
    runs = await Promise.all(
      runs.map(async (run) => (hasEnded(run) ? run : describe(db, run.orgId, runId))),
    );
  }
  return runs;
}

async function ask(collaborators: CronCollaborators, orgId: string, runId: string): Promise<void> {
  const { log, now } = collaborators;
  try {
    await requestRun(collaborators, { orgId, runId, run: newRun({ trigger: 'cron', now: now() }) });
  } catch (error) {
    log('a run could not be made', { orgId, ...toLogFields(error) });
  }
}

function hasEnded({ state }: CronRun): boolean {
  return isFinal(state);
}

/** Whether a run that was waited for ended as it should. */
export function hasSucceeded({ state }: CronRun): boolean {
  return state === 'succeeded';
}

async function orgsToSync(
  { db, log }: CronCollaborators,
  orgId: string | null,
): Promise<string[] | null> {
  if (orgId !== null) return (await readOrg(db, orgId)) ? [orgId] : null;
  const active: string[] = [];
  const onCorrupt = (error: Error): void =>
    log('an organisation cannot be read', toLogFields(error));
  for await (const stored of walkOrgs(db, onCorrupt))
    if (stored.org.status === 'active') active.push(stored.orgId);
  return active;
}

async function describe(db: Database, orgId: string, runId: string): Promise<CronRun> {
  const stored = await readRun(db, orgId, runId);
  if (!stored)
    return {
      orgId,
      runId,
      state: 'failed',
      counts: {},
      durationMs: null,
      error: 'The run could not be made.',
    };
  const { run } = stored;
  return {
    orgId,
    runId,
    state: run.state,
    counts: countsOf(run),
    durationMs: durationOf(run),
    error: run.error,
  };
}

function countsOf(run: Run): Partial<Record<Stream, StreamCounts>> {
  return Object.fromEntries(
    Object.entries(run.reports).map(([stream, report]) => [stream, report.counts]),
  );
}

function durationOf(run: Run): number | null {
  return run.startedAt && run.finishedAt
    ? run.finishedAt.getTime() - run.startedAt.getTime()
    : null;
}
