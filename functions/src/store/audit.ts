import type { Audit } from '../model/audit';
import type { Write } from './database';
import { pathOf } from './paths';

/** The write that leaves a mark of who did what; it belongs into the commit that does it. */
export function auditWrite(orgId: string, id: string, entry: Audit): Write {
  return { op: 'create', path: pathOf('audit', { org: orgId, id }), data: { ...entry } };
}
