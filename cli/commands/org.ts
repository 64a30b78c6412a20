import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Breaker, Org } from '../../functions/src/model/org';
import { readStatus, walkOrgs, type StoredOrg } from '../../functions/src/store/orgs';
import { changeOrgSettings } from '../../functions/src/sync/change-org-settings';
import { isResting } from '../../functions/src/sync/plan-breaker';
import { EXIT } from '../cli-error';
import { formatAgo, formatInstant } from '../format/times';
import { formatTable } from '../format/table';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import type { Context, Shell } from './shell';
import { example } from './example';
import { defineOrgAdd } from './org-add';
import { defineOrgRemove } from './org-remove';
import { defineOrgTest } from './org-test';

/** `org add`, `org test`, `org list`, `org pause`, `org resume`, `org remove` */
export function defineOrg(program: Command, shell: Shell): void {
  const org = program
    .command('org')
    .description('the organisations of this deployment')
    .addHelpText('after', example('org list'));
  defineOrgAdd(org, shell);
  defineOrgTest(org, shell);
  org
    .command('list')
    .description('every organisation with its status')
    .addHelpText('after', example('org list'))
    .action(async (_options: unknown, command: Command) => {
      shell.exitWith(await listOrgs(await shell.open(command)));
    });
  org
    .command('pause')
    .description('stop all syncs of an organisation; its data stays')
    .addHelpText('after', example('org pause maple-street'))
    .argument('<orgId>')
    .action(async (orgId: string, _options: unknown, command: Command) => {
      shell.exitWith(await changeStatus(await shell.open(command), orgId, 'paused'));
    });
  org
    .command('resume')
    .description('sync an organisation again')
    .addHelpText('after', example('org resume maple-street'))
    .argument('<orgId>')
    .action(async (orgId: string, _options: unknown, command: Command) => {
      shell.exitWith(await changeStatus(await shell.open(command), orgId, 'active'));
    });
  defineOrgRemove(org, shell);
}

async function listOrgs({ connection, output, world }: Context) {
  const { db } = connection;
  const listed: (StoredOrg & { lastSuccessAt: Date | null })[] = [];
  const onCorrupt = (error: Error): void => output.notice(`Left out: ${error.message}`);
  for await (const stored of walkOrgs(db, onCorrupt)) {
    const status = await readStatus(db, stored.orgId);
    listed.push({ ...stored, lastSuccessAt: status?.lastSuccessAt ?? null });
  }
  if (listed.length === 0) output.line('There is no organisation yet.');
  const now = world.now();
  const rows = listed.map(({ orgId, org, lastSuccessAt }) => [
    orgId,
    org.name,
    org.status,
    `${org.pos.locations.length} loc.`,
    `every ${org.schedule.intervalMinutes} min`,
    `synced ${formatAgo(lastSuccessAt, now)}`,
    org.statusReason ?? describeRest(org.breaker, now),
  ]);
  for (const line of formatTable(rows)) output.line(line);
  output.result({
    orgs: listed.map(({ orgId, org, lastSuccessAt }) => ({
      ...describeOrg(orgId, org),
      lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    })),
  });
  return EXIT.ok;
}

async function changeStatus(
  { connection, output, world }: Context,
  named: string,
  status: 'paused' | 'active',
) {
  const found = await findOrg(connection.db, named);
  const { orgId } = found;
  await changeOrgSettings(
    { db: connection.db, now: world.now, newId: randomUUID },
    { orgId, wanted: { status }, by: nameOperator() },
  );
  const was = found.org.status === status ? 'already was' : `was ${found.org.status}`;
  output.line(`${orgId} is ${status} (${was}).`);
  output.result({ orgId, status, before: found.org.status });
  return EXIT.ok;
}

function describeRest(breaker: Breaker | null, now: Date): string {
  return breaker?.openUntil && isResting(breaker, now)
    ? `POS away, next try ${formatInstant(breaker.openUntil)}`
    : '';
}

function describeOrg(orgId: string, org: Org) {
  const { name, status, statusReason, timezone, schedule, pos, breaker } = org;
  return {
    orgId,
    name,
    status,
    statusReason,
    timezone,
    baseUrl: pos.baseUrl,
    locations: pos.locations,
    intervalMinutes: schedule.intervalMinutes,
    restsUntil: breaker?.openUntil?.toISOString() ?? null,
  };
}
