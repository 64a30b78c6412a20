import type { Mail } from '../mail/mailer';
import { receivesMail } from '../model/member';
import type { Org } from '../model/org';
import type { Database } from '../store/database';
import type { StoredDelivery } from '../store/deliveries';
import { toLogFields } from '../store/errors';
import { readIncident } from '../store/incidents';
import { readRecipient, type Recipient } from '../store/mail-members';
import { readOrg } from '../store/orgs';
import { pageLinks, unsubscribeLink, type MailLinks } from './mail-links';
import { weekFrom } from './plan-week';
import { readReport } from './read-report';
import type { ReportFacts } from './report-facts';
import { toNotice } from './to-notice';
import { toReportHtml } from './to-report-html';
import { toReportText } from './to-report-text';
import { toReportView } from './to-report-view';

/** What composing works with. */
export interface ComposeTools {
  readonly db: Database;
  readonly links: MailLinks;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** Composes the mail of a delivery by what is stored now; null when nobody wants it any more. */
export type Compose = (stored: StoredDelivery) => Promise<Mail | null>;

/** Composes deliveries. What the members of an org are told in common is read once; make it anew for every pass. */
export function createComposer(tools: ComposeTools): Compose {
  const reports = new Map<string, Promise<ReportFacts>>();
  return async (stored) => {
    const { orgId, delivery } = stored;
    const { about, uid } = delivery;
    const [org, member] = await Promise.all([
      readOrg(tools.db, orgId),
      readRecipient(tools.db, orgId, uid),
    ]);
    const list = about.kind === 'report' ? 'report' : 'notices';
    if (!org || !member || !receivesMail(member, list)) return null;
    if (about.kind === 'notice') return composeNotice(tools, { stored, org, member });
    const key = `${orgId}/${about.week}`;
    const facts = reports.get(key) ?? readFacts(tools, { orgId, org, monday: about.week });
    reports.set(key, facts);
    return composeReport(await facts, { stored, member, links: tools.links });
  };
}

interface Composing {
  readonly stored: StoredDelivery;
  readonly member: Recipient;
}

function readFacts(
  { db, now, log }: ComposeTools,
  { orgId, org, monday }: { orgId: string; org: Org; monday: string },
): Promise<ReportFacts> {
  const onCorrupt = (error: Error): void =>
    log('a part of the report cannot be read', { orgId, ...toLogFields(error) });
  return readReport(db, { orgId, org, week: weekFrom(monday), now: now(), onCorrupt });
}

function composeReport(
  facts: ReportFacts,
  { stored, member, links }: Composing & { readonly links: MailLinks },
): Mail {
  const { orgId } = stored;
  const endUrl = unsubscribeLink(links, { orgId, uid: member.uid }, 'report');
  const view = toReportView(facts, member.role, pageLinks(links.dashboardUrl, orgId));
  return {
    to: member.email,
    subject: view.subject,
    text: toReportText(view, endUrl),
    html: toReportHtml(view, endUrl),
    unsubscribeUrl: endUrl,
    key: `${orgId}-${stored.id}`,
  };
}

/** What was over before anybody was told is told nobody. */
async function composeNotice(
  { db, links }: ComposeTools,
  { stored, org, member }: Composing & { readonly org: Org },
): Promise<Mail | null> {
  const { orgId, delivery } = stored;
  const { about } = delivery;
  if (about.kind !== 'notice') return null;
  const incident = await readIncident(db, orgId, about.incident);
  if (!incident || incident.number !== about.number) return null;
  if (about.says === 'opened' && incident.state === 'closed') return null;
  const endUrl = unsubscribeLink(links, { orgId, uid: member.uid }, 'notices');
  const notice = toNotice({
    org,
    incident,
    says: about.says,
    links: pageLinks(links.dashboardUrl, orgId),
    endUrl,
  });
  return { ...notice, to: member.email, unsubscribeUrl: endUrl, key: `${orgId}-${stored.id}` };
}
