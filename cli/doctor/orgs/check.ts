import type { Org } from '../../../functions/src/model/org';
import type { SyncStatus } from '../../../functions/src/model/run';
import type { Connection } from '../../connection/connect';
import type { Finding } from '../finding';

/** What a check of an organisation looks at. */
export interface OrgView {
  readonly connection: Connection;
  readonly orgId: string;
  readonly org: Org;
  /** Its badge; null before the first run. */
  readonly status: SyncStatus | null;
  readonly now: Date;
}

/** Looks at one thing of an organisation. @throws when it cannot be looked at. */
export type OrgCheck = (view: OrgView) => Finding[] | Promise<Finding[]>;

/** How the command line is called for this deployment. */
export function trellisCommand({ isEmulator, projectId }: Connection, call: string): string {
  return `npm run trellis -- ${call}${isEmulator ? '' : ` --project ${projectId}`}`;
}

/** A finding about the organisation. */
export function findingOf(
  { connection, orgId }: Pick<OrgView, 'connection' | 'orgId'>,
  id: Finding['id'],
  { what, remedy, call }: { what: string; remedy: string; call: string },
): Finding {
  return { id, where: orgId, what, remedy, command: trellisCommand(connection, call) };
}
