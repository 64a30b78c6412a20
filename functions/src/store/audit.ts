import type { Audit } from '../model/audit';
import { expiryOf } from '../model/keeping';
import type { Write } from './database';
import { pathOf } from './paths';

/** The write that leaves a mark of who did what; it belongs into the commit that does it. */
export function auditWrite(orgId: string, id: string, entry: Omit<Audit, 'expireAt'>): Write {
  const data: Audit = { ...entry, expireAt: expiryOf('audit', entry.at) };
  return { op: 'create', path: pathOf('audit', { org: orgId, id }), data: { ...data } };
}
