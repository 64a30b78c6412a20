import { setTimeout as wait } from 'node:timers/promises';
import { openPos } from '../../cli/orgs/open-pos';
import type { VerifyReport } from '../../cli/verify/report';
import { verifyOrg } from '../../cli/verify/verify-org';
import { readOrg } from '../../functions/src/store/orgs';
import { readCurrentStats } from '../../functions/src/store/stats';
import { compareWithTruth } from './compare-with-truth';
import { DEMO_ORG_ID } from './demo-org';
import type { DemoStack } from './demo-stack';
import type { FirstSync } from './first-sync';
import { checkLiveSales, isLiveCheckGood, type LiveCheck } from './live-check';

const VERIFY_WITHIN_MS = 180_000;
const LISTED_DIFFERENCES = 20;

/** The way that data takes: without each of these the demo would have shown something else. */
const THE_WAY = ['scheduleSync', 'runSyncJob', 'recomputeInsights', 'fitModels', 'alleavesWebhook'];

/** What `npm start -- --once --json` prints. */
export interface DemoReport {
  readonly ok: boolean;
  readonly customers: number;
  readonly orders: number;
  readonly products: number;
  readonly priced: number;
  /** Differences of what is stored from the POS and from the simulator's own truth. */
  readonly mismatches: number;
  readonly differences: readonly string[];
  readonly segments: VerifyReport['segments'];
  readonly firstSync: {
    readonly runId: string;
    readonly trigger: string;
    readonly state: string;
    readonly durationMs: number;
    readonly cost: FirstSync['run']['cost'];
    readonly created: number;
  };
  readonly secondSync: VerifyReport['secondSync'];
  readonly live: LiveCheck;
  /** The deployed functions that the emulator executed, in the order of their first execution. */
  readonly executed: readonly string[];
}

/** What is printed when the first sync failed. */
export interface DemoFailure {
  readonly ok: false;
  readonly error: string;
  readonly orgStatus: string;
  /** Requests to the POS's login. */
  readonly logins: number;
}

/** Verifies what the first sync stored against the POS and against the truth, then a live sale. */
export async function reportOnce(
  stack: DemoStack,
  first: FirstSync,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<DemoReport | DemoFailure> {
  const { connection, simulator } = stack;
  const { db } = connection;
  const org = await readOrg(db, DEMO_ORG_ID);
  if (!org || first.run.state !== 'succeeded') {
    const error = first.run.error ?? `The first sync ended as ${first.run.state}.`;
    return {
      ok: false,
      error,
      orgStatus: org?.status ?? 'missing',
      logins: simulator.journalCounts().logins,
    };
  }
  say('Comparing what is stored with what the simulator knows to be true ...');
  const wrong = await compareWithTruth(db, simulator, await readCurrentStats(db, DEMO_ORG_ID));
  const verified = await verifyOrg(
    {
      ...connection,
      openPos: openPos(connection.posHosts),
      now: () => new Date(),
      sleep: (ms) => wait(ms, undefined, { signal }),
    },
    {
      stored: { orgId: DEMO_ORG_ID, org },
      secondSync: true,
      timeoutMs: VERIFY_WITHIN_MS,
      onProgress: () => undefined,
      onPassed: say,
    },
  );
  say('Selling something three times, then forging three webhooks ...');
  const live = await checkLiveSales(stack);
  return toDemoReport({ first, verified, wrong, live, executed: stack.executed() });
}

function toDemoReport(found: {
  first: FirstSync;
  verified: VerifyReport;
  wrong: readonly string[];
  live: LiveCheck;
  executed: readonly string[];
}): DemoReport {
  const { first, verified, wrong, live, executed } = found;
  const { runId, run, durationMs } = first;
  const differences = [
    ...wrong,
    ...verified.differences.map(
      ({ kind, stream, id, detail }) => `${kind} ${stream ?? ''} ${id} ${detail}`,
    ),
  ];
  const { customers, orders, products, priced, segments, secondSync } = verified;
  return {
    ok:
      verified.ok &&
      wrong.length === 0 &&
      isLiveCheckGood(live) &&
      THE_WAY.every((name) => executed.includes(name)),
    customers,
    orders,
    products,
    priced,
    mismatches: verified.mismatches + wrong.length,
    differences: differences.slice(0, LISTED_DIFFERENCES),
    segments,
    firstSync: {
      runId,
      trigger: run.trigger,
      state: run.state,
      durationMs,
      cost: run.cost,
      created: Object.values(run.reports).reduce((sum, { counts }) => sum + counts.created, 0),
    },
    secondSync,
    live,
    executed,
  };
}
