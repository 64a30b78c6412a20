import type { Role } from '../model/member';
import type { Period } from '../model/moves';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { readOrg } from '../store/orgs';
import { pageLinks } from './mail-links';
import { lastWeek } from './plan-week';
import { readReport } from './read-report';
import { toReportHtml } from './to-report-html';
import { toReportText } from './to-report-text';
import { toReportView } from './to-report-view';

/** What previewing works with. */
export interface PreviewTools {
  readonly db: Database;
  readonly dashboardUrl: string;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** A report as it would go out. */
export interface ReportPreview {
  readonly week: Period;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * The report of the last whole week as a member of a role would get it; null when there is no such org. The link that would end it
 * leads to the page where one chooses instead: a preview ends nothing.
 */
export async function previewReport(
  { db, dashboardUrl, now, log }: PreviewTools,
  { orgId, role }: { orgId: string; role: Role },
): Promise<ReportPreview | null> {
  const org = await readOrg(db, orgId);
  if (!org) return null;
  const at = now();
  const week = lastWeek(org.timezone, at);
  const onCorrupt = (error: Error): void =>
    log('a part of the report cannot be read', { orgId, ...toLogFields(error) });
  const facts = await readReport(db, { orgId, org, week, now: at, onCorrupt });
  const links = pageLinks(dashboardUrl, orgId);
  const view = toReportView(facts, role, links);
  return {
    week,
    subject: view.subject,
    html: toReportHtml(view, links.mail),
    text: toReportText(view, links.mail),
  };
}
