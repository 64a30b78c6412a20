import { receivesMail } from '../model/member';
import type { Database } from '../store/database';
import { hasReportPlan, newDeliveryWrite, reportPlanWrite } from '../store/deliveries';
import { CommitConflict, toLogFields } from '../store/errors';
import { readRecipients } from '../store/mail-members';
import { readStatus, walkOrgs, type StoredOrg } from '../store/orgs';
import { planWeek } from './plan-week';

/** What planning reports works with. */
export interface ReportTools {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a call planned. */
export interface PlannedReports {
  /** Organisations whose report of the week was planned now. */
  readonly planned: number;
  /** Organisations that could not be looked at; the next call takes them. */
  readonly failed: number;
}

/**
 * Leaves a delivery of last week's report for each member who is to get it, in every org where it is Monday morning (or Tuesday
 * before noon, for what nobody rang for on Monday). The deliveries and the mark that the week is planned are one commit, so however often
 * this is called, each member has one delivery. Paused orgs, and those that were never synced, get none.
 */
export async function leaveReports({ db, now, log }: ReportTools): Promise<PlannedReports> {
  const report = { planned: 0, failed: 0 };
  const fail = (error: unknown, fields: Readonly<Record<string, unknown>> = {}): void => {
    log('a report cannot be planned', { ...fields, ...toLogFields(error) });
    report.failed += 1;
  };
  for await (const stored of walkOrgs(db, fail)) {
    try {
      if (await leaveReport(db, stored, now())) report.planned += 1;
    } catch (error) {
      // Somebody else planned it at the same time.
      if (!(error instanceof CommitConflict)) fail(error, { orgId: stored.orgId });
    }
  }
  return report;
}

/** @returns whether it was planned now. @throws {CommitConflict} */
async function leaveReport(db: Database, { orgId, org }: StoredOrg, at: Date): Promise<boolean> {
  const week = org.status === 'paused' ? null : planWeek(org.timezone, at);
  if (!week || (await hasReportPlan(db, orgId, week.first))) return false;
  if (!(await readStatus(db, orgId))) return false;
  const members = await readRecipients(db, orgId);
  const wanted = members.filter((member) => receivesMail(member, 'report'));
  const about = { kind: 'report', week: week.first } as const;
  await db.commit([
    reportPlanWrite(orgId, { week: week.first, plannedAt: at, recipients: wanted.length }),
    ...wanted.map(({ uid }) => newDeliveryWrite(orgId, { about, uid, at })),
  ]);
  return true;
}
