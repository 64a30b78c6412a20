import type { Mailer } from '../mail/mailer';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { createComposer } from './compose-delivery';
import { deliverMails, type DeliverReport } from './deliver-mails';
import { leaveReports } from './leave-reports';
import type { MailLinks } from './mail-links';
import { watchIncidents } from './watch-incidents';

/** How mail goes out of this deployment. */
export interface MailSetup {
  readonly mailer: Mailer;
  readonly links: MailLinks;
}

/** What sending works with. */
export interface MailTools {
  readonly db: Database;
  /** Null: mail is not set up, and nothing is planned nor sent. */
  readonly mail: MailSetup | null;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What became of mails, and how many reports or incidents were behind them. */
export type MailReport = DeliverReport & { readonly planned: number; readonly failed: number };

const NOTHING: MailReport = { sent: 0, lost: 0, dropped: 0, waiting: 0, planned: 0, failed: 0 };

/** Plans the weekly reports that are due and sends what waits. What cannot be sent now is left to {@link sweepMail}. */
export async function sendReports(tools: MailTools, until: Date): Promise<MailReport> {
  if (!tools.mail) return NOTHING;
  const planned = await leaveReports(tools);
  return { ...(await deliver(tools, tools.mail, until)), ...planned };
}

/**
 * Looks after incidents, and sends what waits: notices, and reports that could not be sent when they were planned. Never throws: whoever
 * calls it has other work that must not wait for mail.
 */
export async function sweepMail(tools: MailTools, until: Date): Promise<MailReport> {
  const { mail, log } = tools;
  if (!mail) return NOTHING;
  const attempt = async <T>(task: () => Promise<T>): Promise<T | null> => {
    try {
      return await task();
    } catch (error) {
      log('mail could not be looked after', toLogFields(error));
      return null;
    }
  };
  const planned = await attempt(() => watchIncidents(tools));
  const delivered = await attempt(() => deliver(tools, mail, until));
  const failed = [planned, delivered].filter((result) => result === null).length;
  return { ...NOTHING, ...delivered, planned: planned ?? 0, failed };
}

function deliver(
  tools: MailTools,
  { mailer, links }: MailSetup,
  until: Date,
): Promise<DeliverReport> {
  const compose = createComposer({ ...tools, links });
  return deliverMails({ ...tools, mailer, compose }, until);
}
