import { setTimeout as wait } from 'node:timers/promises';
import { awaitInsights } from '../../cli/runs/await-run';
import type { Database } from '../../functions/src/store/database';
import { readOrg } from '../../functions/src/store/orgs';
import { runScheduled } from '../clock';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { DEMO_ORG_ID } from './demo-org';

const INSIGHTS_WITHIN_MS = 120_000;

/**
 * Runs the deployed schedule that fits the models, as the hour after a first sync does, and waits until everybody is computed with
 * them: forecasts, RFM groups and the scorecard are there from then on.
 * @throws Error in one sentence when a step does not come to its end.
 */
export async function firstFit(
  demo: { db: Database; functionsPort: number; signal: AbortSignal },
  say: (line: string) => void,
): Promise<void> {
  const { db, functionsPort, signal } = demo;
  say('First fit: the schedule learns from the past how customers buy ...');
  await runScheduled('fitModels', { functionsPort, project: DEMO_PROJECT, signal });
  const org = await readOrg(db, DEMO_ORG_ID);
  if (!org?.fitId) throw new Error('No fit was made; see the output of the emulators.');
  say('A trigger works out the forecast of each customer ...');
  const sleep = (ms: number): Promise<void> => wait(ms, undefined, { signal });
  const current = await awaitInsights(
    { db, now: () => new Date(), sleep },
    { orgId: DEMO_ORG_ID, timeoutMs: INSIGHTS_WITHIN_MS, onProgress: () => undefined },
  );
  if (!current)
    throw new Error('Forecasts were not computed in time; see the output of the emulators.');
}
