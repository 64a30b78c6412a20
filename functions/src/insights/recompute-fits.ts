import { toLogFields } from '../store/errors';
import { walkOrgs } from '../store/orgs';
import { refreshFit, type FitCollaborators } from './recompute-fit';

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
 * fails is reported and stops no other.
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
      if (await refreshFit(collaborators, stored)) report.fitted += 1;
    } catch (error) {
      report.failed += 1;
      log('a fit could not be made', { orgId: stored.orgId, ...toLogFields(error) });
    }
  }
  return report;
}
