import { orgSchema, type Org } from '../model/org';
import type { Reader, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** An org as last seen, with what a compare-and-set needs. */
export interface SeenOrg {
  readonly org: Org;
  readonly writtenAt: WriteTime;
}

/** An org to be changed by what it is now; null when there is none. @throws {CorruptDocument} */
export async function readSeenOrg(db: Reader, orgId: string): Promise<SeenOrg | null> {
  const [document] = await db.getAll([pathOf('org', { org: orgId })]);
  const org = parseDocument(orgSchema, document);
  return org && document?.writtenAt ? { org, writtenAt: document.writtenAt } : null;
}

/** The write that replaces the named fields of an org, unless it changed since it was read. */
export function orgChangeWrite(orgId: string, { writtenAt }: SeenOrg, change: Partial<Org>): Write {
  const path = pathOf('org', { org: orgId });
  return { op: 'update', path, data: { ...change }, ifWrittenAt: writtenAt };
}
