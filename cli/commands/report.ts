import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isAddress } from '../../functions/src/mail/check-mail';
import {
  MailUnavailable,
  type Handover,
  type Mail,
  type Mailer,
} from '../../functions/src/mail/mailer';
import { readSmtpAddress } from '../../functions/src/mail/smtp-address';
import { createSmtpMailer } from '../../functions/src/mail/smtp-mailer';
import { previewReport, type ReportPreview } from '../../functions/src/reports/preview-report';
import { auditWrite } from '../../functions/src/store/audit';
import { CliError, EXIT, UsageError } from '../cli-error';
import type { Connection } from '../connection/connect';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import type { World } from '../world';
import { example } from './example';
import type { Context, Shell } from './shell';

const HELP = `
Shows the report of the last whole week as a manager gets it. Members get theirs by themselves, on
Monday morning; --send-to is for looking at it in a mail client, and takes SMTP_URL and MAIL_SENDER
from variables of the same names. DASHBOARD_URL says where links lead, if the page is not at its
usual address.
${example('report maple-street --html report.html')}`;

interface Options {
  readonly html?: string;
  readonly sendTo?: string;
}

/** `report [orgId]` */
export function defineReport(program: Command, shell: Shell): void {
  program
    .command('report')
    .description('the weekly report of an organisation, as it would go out')
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--html <file>', 'keep it as HTML')
    .option('--send-to <address>', 'send it to one address')
    .addHelpText('after', HELP)
    .action(async (orgId: string | undefined, options: Options, command: Command) => {
      if (options.sendTo !== undefined && !isAddress(options.sendTo))
        throw new UsageError('--send-to takes one e-mail address.');
      shell.exitWith(await showReport(await shell.open(command), orgId, options));
    });
}

async function showReport(context: Context, named: string | undefined, options: Options) {
  const { connection, output, world } = context;
  const { orgId } = await findOrg(connection.db, named);
  const tools = {
    db: connection.db,
    dashboardUrl: dashboardUrl(connection, world.env),
    now: world.now,
    log: (message: string) => output.notice(message),
  };
  const report = await previewReport(tools, { orgId, role: 'manager' });
  if (!report) throw new CliError(`There is no organisation ${orgId}.`);
  const { html: file, sendTo } = options;
  if (file !== undefined) await writeFile(file, report.html);
  if (sendTo !== undefined) await send(context, report, { orgId, to: sendTo });
  output.line(report.text);
  if (file !== undefined) output.notice(`Kept in ${file}.`);
  if (sendTo !== undefined) output.notice(`Sent to ${sendTo}.`);
  const { week, subject, text } = report;
  output.result({ orgId, week, subject, text, file: file ?? null, sentTo: sendTo ?? null });
  return EXIT.ok;
}

/** Who sends it is in the audit before it leaves; to whom is not: an address is personal data. */
async function send(
  { connection, world }: Context,
  { subject, text, html, week }: ReportPreview,
  { orgId, to }: { orgId: string; to: string },
): Promise<void> {
  const mailer = openMailer(world.env, connection.isEmulator);
  const act = { action: 'report_sent', target: null, by: nameOperator(), at: world.now() } as const;
  await connection.db.commit([auditWrite(orgId, randomUUID(), act)]);
  const key = `${orgId}-preview-${week.first}`;
  const mail = { to, subject, text, html, unsubscribeUrl: null, key };
  const handover = await handOver(mailer, mail);
  if (handover === 'sent') return;
  throw new CliError(
    handover === 'unknown'
      ? 'The mail server may have taken the report, or not: the line broke.'
      : `The mail server did not take the report for ${to}.`,
    'Look at what it says of this address, and of MAIL_SENDER as a sender.',
  );
}

async function handOver(mailer: Mailer, mail: Mail): Promise<Handover> {
  try {
    const session = await mailer.open();
    try {
      return await session.send(mail);
    } finally {
      session.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailUnavailable)) throw cause;
    const message = 'The mail server cannot be reached, or refuses the login.';
    throw new CliError(message, 'Check SMTP_URL: smtps://user:password@host:465.', { cause });
  }
}

function openMailer(env: World['env'], isEmulator: boolean): Mailer {
  const { SMTP_URL: url = '', MAIL_SENDER: sender = '' } = env;
  if (url === '' || sender === '') {
    throw new CliError(
      `The variable ${url === '' ? 'SMTP_URL' : 'MAIL_SENDER'} is not set.`,
      'Set both: export SMTP_URL=smtps://user:password@host:465 MAIL_SENDER=reports@example.com',
    );
  }
  try {
    return createSmtpMailer(readSmtpAddress(url, isEmulator), sender);
  } catch (cause) {
    throw new CliError(
      cause instanceof Error ? `${cause.message}.` : 'SMTP_URL is not valid.',
      null,
      {
        cause,
      },
    );
  }
}

function dashboardUrl({ isEmulator, projectId }: Connection, env: World['env']): string {
  const set = (env['DASHBOARD_URL'] ?? '').replace(/\/+$/, '');
  if (set !== '') return set;
  const port = env['TRELLIS_PORT_HOSTING'] ?? '5005';
  return isEmulator ? `http://127.0.0.1:${port}` : `https://${projectId}.web.app`;
}
