import type { Command } from 'commander';
import { SEGMENTS } from '../../functions/src/model/segment';
import type { CurrentStats } from '../../functions/src/model/stats';
import { countAttention } from '../../functions/src/store/holds';
import { readStatus } from '../../functions/src/store/orgs';
import { recentRuns } from '../../functions/src/store/runs';
import { readCurrentStats } from '../../functions/src/store/stats';
import { EXIT } from '../cli-error';
import { formatCents, formatCount, formatShare } from '../format/numbers';
import { formatAgo } from '../format/times';
import { findOrg } from '../orgs/find-org';
import { describeAttention } from '../runs/describe-attention';
import { summariseRun, type RunSummary } from '../runs/describe-run';
import { example } from './example';
import type { Context, Shell } from './shell';

/** `status [orgId]` */
export function defineStatus(program: Command, shell: Shell): void {
  program
    .command('status')
    .description('how an organisation stands: last sync, what needs attention, segments')
    .addHelpText('after', example('status maple-street'))
    .argument('[orgId]', 'may be left out when there is only one')
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await showStatus(await shell.open(command), orgId));
    });
}

async function showStatus(context: Context, named: string | undefined) {
  const { connection, output, world } = context;
  const { db } = connection;
  const { orgId, org } = await findOrg(db, named);
  const [status, counted, [last], stats] = await Promise.all([
    readStatus(db, orgId),
    countAttention(db, orgId),
    recentRuns(db, orgId, 1),
    readCurrentStats(db, orgId),
  ]);
  const attention = {
    ...counted,
    stalled: status?.attention.stalled ?? false,
    webhookSilence: status?.attention.webhookSilence ?? false,
  };
  const { summary, remedies } = describeAttention(attention);
  const lastRun = last ? summariseRun(last.runId, last.run) : null;
  const lastSuccessAt = status?.lastSuccessAt ?? null;
  const { paint } = output;
  const state = org.status === 'active' ? paint.green(org.status) : paint.yellow(org.status);
  output.line(`${paint.bold(orgId)}  ${org.name}  ${state}`);
  if (org.statusReason !== null) output.line(`  ${org.statusReason}`);
  output.line(`Last success  ${formatAgo(lastSuccessAt, world.now())}`);
  output.line(`Last run      ${describeLastRun(lastRun, world.now())}`);
  output.line(`Attention     ${summary}`);
  for (const remedy of remedies) output.line(paint.yellow(remedy));
  for (const line of describeStats(stats)) output.line(line);
  output.result({
    orgId,
    name: org.name,
    status: org.status,
    statusReason: org.statusReason,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastRun,
    attention,
    stats: stats && { ...stats, computedAt: stats.computedAt.toISOString() },
  });
  return EXIT.ok;
}

function describeLastRun(run: RunSummary | null, now: Date): string {
  if (!run) return 'none';
  const ago = formatAgo(new Date(run.finishedAt ?? run.createdAt), now);
  return `${run.runId}  ${run.state}  ${ago}${run.error === null ? '' : `: ${run.error}`}`;
}

function describeStats(stats: CurrentStats | null): string[] {
  if (!stats) return ['Segments      not computed yet'];
  const { customers, orders, products, segments } = stats;
  const members = customers.total - customers.guests;
  return [
    `Customers     ${formatCount(customers.total)}, ${formatCount(customers.withOrders)} with orders (${formatShare(customers.withOrders, members)})`,
    `Orders        ${formatCount(orders.total)}, revenue ${formatCents(orders.revenueCents)}`,
    `Products      ${formatCount(products.total)}, ${formatCount(products.priced)} priced`,
    'Segments',
    ...SEGMENTS.map(
      (segment) =>
        `  ${segment.padEnd(11)} ${formatCount(segments[segment]).padStart(9)}  ${formatShare(segments[segment], members).padStart(6)}`,
    ),
  ];
}
