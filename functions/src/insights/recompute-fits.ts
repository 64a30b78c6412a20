import { toLogFields } from '../store/errors';
import { walkOrgs } from '../store/orgs';
import { again } from './recompute-again';
import { refreshFit, type FitCollaborators } from './recompute-fit';
import { suggestMerges } from './recompute-suggestions';

/** What a call found and did. */
export interface FitsReport {
  /** Orgs that have a new fit. */
  readonly fitted: number;
  /** Orgs whose fit could not be made; the next call tries again. */
  readonly failed: number;
  /** Whether the time was up before every org was looked at. */
  readonly cutShort: boolean;
}

/**
 * Makes the fits of the active orgs that are due, one after the other: one alone may take most of the memory. An org that
 * fails is reported and stops no other. With each new fit, so once a week and after the first sync, customers are compared with
 * each other as well, for those who may be one person.
 * @param until no org is begun after it; the next call goes on with those that are left.
 */
export async function refreshFits(
  collaborators: FitCollaborators,
  until: Date,
): Promise<FitsReport> {
  const { db, now, log } = collaborators;
  const report = { fitted: 0, failed: 0, cutShort: false };
  const onCorrupt = (error: Error): void =>
    log('an organisation cannot be read', toLogFields(error));
  for await (const stored of walkOrgs(db, onCorrupt)) {
    if (stored.org.status !== 'active') continue;
    if (now() >= until) return { ...report, cutShort: true };
    try {
      if (!(await refreshFit(collaborators, stored))) continue;
      report.fitted += 1;
      await suggest(collaborators, stored.orgId);
    } catch (error) {
      report.failed += 1;
      log('a fit could not be made', { orgId: stored.orgId, ...toLogFields(error) });
    }
  }
  return report;
}

/** A fit is good without suggestions; they are looked for again with the next one. */
async function suggest(collaborators: FitCollaborators, orgId: string): Promise<void> {
  try {
    await again(() => suggestMerges(collaborators, orgId));
  } catch (error) {
    collaborators.log('customers could not be compared', { orgId, ...toLogFields(error) });
  }
}
