import { readStatus, walkOrgs } from '../../functions/src/store/orgs';
import type { Connection } from '../connection/connect';
import type { Expected } from './expected';
import { explainUnchecked } from './explain-unchecked';
import { checked, skipped, type Checked, type Finding } from './finding';
import { GoogleRefusal, type Google } from './google';
import { trellisCommand, type OrgCheck, type OrgView } from './orgs/check';
import { checkDeadLetters } from './orgs/check-dead-letters';
import { checkLeases } from './orgs/check-leases';
import { checkRuns } from './orgs/check-runs';
import { checkSealed, KeysMissing } from './orgs/check-secrets';
import { checkBadge, checkStanding } from './orgs/check-standing';
import type { ProjectCheck } from './project/check';
import { checkClock } from './project/check-clock';
import { checkFunctions } from './project/check-functions';
import { checkIndexes, checkTtl } from './project/check-indexes';
import { checkApis, checkProject } from './project/check-project';
import { checkQuota } from './project/check-quota';
import { checkRules } from './project/check-rules';
import { checkSchedules } from './project/check-schedules';
import { checkSecrets } from './project/check-secrets';

const INTERFACES = 'interfaces';

const PROJECT_CHECKS: Readonly<Record<string, ProjectCheck>> = {
  project: checkProject,
  [INTERFACES]: checkApis,
  indexes: checkIndexes,
  'time-to-live': checkTtl,
  rules: checkRules,
  secrets: checkSecrets,
  schedules: checkSchedules,
  functions: checkFunctions,
  quota: checkQuota,
};

const ORG_CHECKS: Readonly<Record<string, OrgCheck>> = {
  standing: checkStanding,
  badge: checkBadge,
  claims: checkLeases,
  'dead letters': checkDeadLetters,
  'sealed secrets': checkSealed,
};

const ON_EMULATOR = 'it is about a project, and this is the emulator';

/** What a diagnosis works with. */
export interface DiagnosisTools {
  readonly connection: Connection;
  readonly now: () => Date;
  /** The project's side; null on the emulator, which has none. */
  readonly cloud: { readonly google: Google; readonly expected: Expected } | null;
  readonly onProgress: (text: string) => void;
}

/** What was looked at, and what is wrong. */
export interface Diagnosis {
  readonly healthy: boolean;
  readonly checks: readonly Checked[];
  readonly findings: readonly Finding[];
}

/**
 * Looks at a deployment and all its organisations, or one of them. Changes nothing. A check that fails is a finding itself, and
 * stops no other.
 */
export async function diagnose(tools: DiagnosisTools, only?: string): Promise<Diagnosis> {
  const checks = [
    ...(await checkCloud(tools)),
    await checkClocks(tools),
    await guarded(tools, 'runs', async () => {
      const found = await checkRuns(tools.connection, tools.now());
      return found.filter(({ where }) => only === undefined || where === only);
    }),
    ...(await checkOrgs(tools, only)),
  ];
  const findings = checks.flatMap((check) => check.findings);
  return { healthy: findings.length === 0, checks, findings };
}

async function checkCloud(tools: DiagnosisTools): Promise<Checked[]> {
  const { cloud, connection, now, onProgress } = tools;
  if (!cloud) return Object.keys(PROJECT_CHECKS).map((name) => skipped(name, ON_EMULATOR));
  const view = { ...cloud, projectId: connection.projectId, now: now() };
  const done: Checked[] = [];
  for (const [name, check] of Object.entries(PROJECT_CHECKS)) {
    onProgress(`Looking at ${name} ...`);
    done.push(await guarded(tools, name, () => check(view)));
  }
  return done;
}

/** Google's clock, or the emulator's, which is this machine's own. */
async function checkClocks(tools: DiagnosisTools): Promise<Checked> {
  const { cloud, connection, now } = tools;
  const { projectId } = connection;
  return guarded(tools, 'clock', async () => {
    if (cloud) return checkClock(projectId, cloud.google.skewMs() ?? 0);
    const [seen] = await connection.db.getAll(['orgs/nobody']);
    return checkClock(projectId, seen ? now().getTime() - seen.readAt.getTime() : 0);
  });
}

async function checkOrgs(tools: DiagnosisTools, only: string | undefined): Promise<Checked[]> {
  const { connection, now, onProgress } = tools;
  const done: Checked[] = [];
  const unreadable: Finding[] = [];
  const onCorrupt = (error: Error): void => void unreadable.push(explainCorrupt(tools, error));
  for await (const { orgId, org } of walkOrgs(connection.db, onCorrupt)) {
    if (only !== undefined && orgId !== only) continue;
    onProgress(`Looking at ${orgId} ...`);
    const status = await readStatus(connection.db, orgId).catch(() => null);
    const view: OrgView = { connection, orgId, org, status, now: now() };
    for (const [name, check] of Object.entries(ORG_CHECKS))
      done.push(await guarded(tools, `${orgId}: ${name}`, async () => check(view)));
  }
  return unreadable.length > 0 ? [...done, checked('organisations', unreadable)] : done;
}

async function guarded(
  { connection }: DiagnosisTools,
  name: string,
  check: () => Promise<Finding[]>,
): Promise<Checked> {
  try {
    return checked(name, await check());
  } catch (error) {
    if (error instanceof KeysMissing) return skipped(name, error.message);
    // Which one is off, the check of all interfaces says.
    if (error instanceof GoogleRefusal && error.isDisabled && name !== INTERFACES)
      return skipped(name, 'its interface is not enabled');
    return checked(name, [explainUnchecked(connection.projectId, name, error)]);
  }
}

function explainCorrupt({ connection }: DiagnosisTools, error: Error): Finding {
  return {
    id: 'unreadable-org',
    where: connection.projectId,
    what: `The document of an organisation cannot be read, so nothing is done for it: ${error.message}`,
    remedy: 'Put the named fields right, or add the organisation anew.',
    command: trellisCommand(connection, 'org list'),
  };
}
