import { HttpsError, onCall } from 'firebase-functions/https';
import { requireRole } from '../caller';
import { dashboardUrl, isMailSenderSet } from '../config';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { previewReport as preview } from '../reports/preview-report';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';

/** The report of the last whole week as the caller would get it. For managers and owners. */
export const previewReport = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['previewReport']['response']> => {
    const input = requestSchemas.previewReport.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name the organisation: { orgId }.');
    const { orgId } = input.data;
    const refusal = 'Only managers and owners of this organisation may see its report.';
    requireRole(request, { orgId, least: 'manager', refusal });
    const { now, log } = runtime;
    const tools = { db: runtime.database(), dashboardUrl: dashboardUrl(), now, log };
    // Managers and owners are shown the same.
    const found = await preview(tools, { orgId, role: 'manager' });
    if (!found) throw new HttpsError('not-found', 'There is no such organisation.');
    const { week, subject, html } = found;
    return { week, subject, html, mailIsOn: isMailSenderSet() };
  },
);
