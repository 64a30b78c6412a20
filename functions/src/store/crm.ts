import { contactOverridesSchema, type ContactOverrides, type Crm } from '../model/crm';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';
import type { StoredRecord } from './records';

/** The write that replaces what staff keep about a customer, if nobody has written the customer since it was read. */
export function crmWrite(
  orgId: string,
  { id, writtenAt }: Pick<StoredRecord, 'id' | 'writtenAt'>,
  crm: Crm,
): Write {
  return {
    op: 'update',
    path: pathOf('customer', { org: orgId, id }),
    data: { crm },
    ifWrittenAt: writtenAt,
  };
}

/** The contact details that staff corrected, by customer, for those of whom they did. */
export async function readContactOverrides(
  db: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, ContactOverrides>> {
  const paths = ids.map((id) => pathOf('customerOverrides', { org: orgId, id }));
  const idOf = new Map(ids.map((id, index) => [paths[index], id]));
  const found = new Map<string, ContactOverrides>();
  for (const document of ids.length === 0 ? [] : await db.getAll(paths)) {
    const overrides = parseDocument(contactOverridesSchema, document);
    const id = idOf.get(document.path);
    if (overrides && id !== undefined) found.set(id, overrides);
  }
  return found;
}
