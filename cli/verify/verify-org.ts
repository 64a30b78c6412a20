import type { PosAdapter } from '../../functions/src/pos/adapter';
import { PosError } from '../../functions/src/pos/errors';
import type { StoredOrg } from '../../functions/src/store/orgs';
import { takeWaiting } from '../../functions/src/store/outbox';
import type { Secrets } from '../../functions/src/store/secrets';
import { readCurrentStats } from '../../functions/src/store/stats';
import type { Publish } from '../../functions/src/sync/request-run';
import { CliError } from '../cli-error';
import { formatAmount, formatCount } from '../format/numbers';
import { testLogin, toCliError, type OpenPos } from '../orgs/open-pos';
import { awaitInsights, type Waiting } from '../runs/await-run';
import { compareCounts } from './compare-counts';
import { compareInsights } from './compare-insights';
import { compareMoney } from './compare-money';
import { compareRecords } from './compare-records';
import type { Difference } from './difference';
import { readPosSide } from './read-pos';
import { readStoredSide } from './read-stored';
import { toReport, type Findings, type VerifyReport } from './report';
import { syncOnceMore } from './second-sync';
import { summarise } from './summarise';

/** What verifying works with. */
export interface VerifyTools extends Waiting {
  readonly openSecrets: (orgId: string) => Secrets;
  readonly openPos: OpenPos;
  readonly publish: Publish;
}

/** What to verify, and whom to tell how far it has come. */
export interface VerifyRequest {
  readonly stored: StoredOrg;
  /** Whether to sync once more and tell what it cost. Left out for an org that is paused. */
  readonly secondSync: boolean;
  /** How long to wait for insights, and for the second sync. */
  readonly timeoutMs: number;
  /** How far the reading has come. */
  readonly onProgress: (text: string) => void;
  /** A step that went well. */
  readonly onPassed: (text: string) => void;
}

/**
 * Compares everything stored of an org with everything its POS has: each record by its content, the money of each location's
 * business day, each customer's figures, the org's counts. Changes nothing, except that the second sync is a sync.
 * @throws {CliError} when the org is not configured or the POS cannot be read to the end.
 */
export async function verifyOrg(tools: VerifyTools, request: VerifyRequest): Promise<VerifyReport> {
  const { stored, secondSync, onPassed } = request;
  const pos = await openChecked(tools, request);
  try {
    const locations = await testLogin(pos);
    onPassed(`Login ok: ${formatAmount(locations.length, 'location')}`);
    const findings = await compareAll(tools, request, pos);
    const isWanted = secondSync && stored.org.status !== 'paused';
    return toReport({
      ...findings,
      secondSync: isWanted ? await syncOnceMore(tools, request) : null,
    });
  } catch (error) {
    throw error instanceof PosError ? toCliError(error) : error;
  }
}

async function openChecked(tools: VerifyTools, request: VerifyRequest): Promise<PosAdapter> {
  const { orgId, org } = request.stored;
  const credentials = await tools.openSecrets(orgId).posCredentials();
  if (!credentials) {
    throw new CliError(
      `The organisation ${orgId} has no Alleaves login.`,
      `Give it one: npm run trellis -- org add ${orgId}`,
    );
  }
  request.onPassed(`Configuration found: ${org.name}, ${org.pos.baseUrl}, ${org.status}`);
  return tools.openPos({ pos: org.pos, credentials });
}

async function compareAll(
  tools: VerifyTools,
  { stored: { orgId }, timeoutMs, onProgress }: VerifyRequest,
  adapter: PosAdapter,
): Promise<Omit<Findings, 'secondSync'>> {
  const isSettled = await awaitInsights(tools, {
    orgId,
    timeoutMs,
    onProgress: () => onProgress('Waiting for insights to be computed ...'),
  });
  const pos = await readPosSide(adapter, (stream, rows) =>
    onProgress(`Reading the POS: ${formatCount(rows)} rows of ${stream} ...`),
  );
  const wasQuiet = await isQuiet(tools, orgId);
  const stored = await readStoredSide(tools.db, orgId, (stream, rows) =>
    onProgress(`Reading what is stored: ${formatCount(rows)} ${stream} ...`),
  );
  const stats = await readCurrentStats(tools.db, orgId);
  const insightsCompared = wasQuiet && (await isQuiet(tools, orgId));
  const summary = summarise(stored);
  const records = compareRecords(pos, stored);
  const money = compareMoney(pos.orders, stored.orders, records.changedMeanwhile);
  return {
    orgId,
    pos,
    stored,
    summary,
    records,
    days: money.days,
    insightsCompared,
    differences: [
      ...records.differences,
      ...money.differences,
      ...(isSettled ? [] : [explainWaiting(timeoutMs)]),
      ...(insightsCompared ? [...compareInsights(stored), ...compareCounts(stats, summary)] : []),
    ],
    apiCalls: adapter.apiCalls(),
  };
}

/** Whether nothing waits to be computed: only then must insights and counts agree with the records. */
async function isQuiet({ db }: VerifyTools, orgId: string): Promise<boolean> {
  return (await takeWaiting(db, orgId)).length === 0;
}

function explainWaiting(timeoutMs: number): Difference {
  const detail = `have not been computed within ${Math.round(timeoutMs / 1_000)} s`;
  return { kind: 'waiting', stream: null, id: 'changes', detail };
}
