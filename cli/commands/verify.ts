import type { Command } from 'commander';
import { EXIT } from '../cli-error';
import { findOrg } from '../orgs/find-org';
import { openPos } from '../orgs/open-pos';
import { renderReport } from '../verify/render-report';
import { verifyOrg } from '../verify/verify-org';
import { example } from './example';
import { readWholeNumber, type Context, type Shell } from './shell';

interface VerifyOptions {
  readonly secondSync: boolean;
  readonly timeout: string;
}

const LONGEST_WAIT_SECONDS = 86_400;

const HELP = `
Reads everything the POS has and everything that is stored, and compares every record by its
content, the money of every business day, every customer's figures, and the org's counts. Then it
syncs once more and tells what that cost. Exit code 1 on any difference.`;

/** `verify [orgId]` */
export function defineVerify(program: Command, shell: Shell): void {
  program
    .command('verify')
    .description('compare what is stored with the POS, record by record and day by day')
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--no-second-sync', 'only read and compare')
    .option('--timeout <seconds>', 'how long to wait for insights and the second sync', '900')
    .addHelpText('after', HELP + example('verify maple-street --no-second-sync'))
    .action(async (orgId: string | undefined, options: VerifyOptions, command: Command) => {
      const { secondSync } = options;
      const timeoutMs = 1_000 * readWholeNumber('--timeout', options.timeout, LONGEST_WAIT_SECONDS);
      const context = await shell.open(command, { rings: secondSync });
      shell.exitWith(await runVerify(context, orgId, { secondSync, timeoutMs }));
    });
}

async function runVerify(
  { connection, world, output }: Context,
  named: string | undefined,
  options: { secondSync: boolean; timeoutMs: number },
) {
  const { db, publish } = connection;
  const stored = await findOrg(db, named);
  const report = await verifyOrg(
    {
      db,
      publish,
      openPos: openPos(connection.posHosts),
      openSecrets: (orgId) => connection.openSecrets(orgId),
      now: world.now,
      sleep: world.sleep,
    },
    {
      stored,
      ...options,
      onProgress: (text) => output.progress(text),
      onPassed: (text) => output.line(`${output.paint.green('✓')} ${text}`),
    },
  );
  for (const line of renderReport(report, output.paint)) output.line(line);
  output.result(report);
  return report.ok ? EXIT.ok : EXIT.failed;
}
