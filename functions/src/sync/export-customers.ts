import type { CustomerFilter } from '../model/customer-filter';
import {
  exportHeadings,
  toExportRow,
  type ExportColumn,
  type ExportContext,
} from '../model/customer-export';
import { createStoreCalendar } from '../model/store-calendar';
import { BYTE_ORDER_MARK, toCsv } from '../model/to-csv';
import { auditWrite } from '../store/audit';
import { listIds, readListed } from '../store/customer-list';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { readOrg } from '../store/orgs';

/** Customers that are in memory at a time. */
const CHUNK_CUSTOMERS = 200;

/** What an export works with. */
export interface ExportCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** Who is to be exported, and on whose word. */
export interface ExportRequest {
  readonly orgId: string;
  readonly filter: CustomerFilter;
  readonly columns: readonly ExportColumn[];
  /** A user id. */
  readonly by: string;
  /** Longer lists are refused; infinite where pieces leave as they are made. */
  readonly mostRows: number;
  /** Takes the next piece of the file. False: nobody listens any more. */
  readonly send: (csv: string) => Promise<boolean>;
}

export type ExportResult =
  /** `left`: whoever asked was gone before the end. */
  | { readonly outcome: 'sent' | 'left'; readonly rows: number }
  | { readonly outcome: 'too_long'; readonly rows: number }
  | { readonly outcome: 'missing' };

/**
 * Writes a list of customers as CSV, piece by piece. Who is on it, and in which order, is as of the instant it began; each customer
 * stands there as of the moment they are written, and whoever is erased or deleted meanwhile is left out. The audit log tells who
 * asked, and how many are on the list, before the first line leaves: also of an export that nobody saw the end of.
 * @throws {StoreUnavailable}
 */
export async function exportCustomers(
  collaborators: ExportCollaborators,
  request: ExportRequest,
): Promise<ExportResult> {
  const { db, now, newId } = collaborators;
  const { orgId, filter, mostRows, by } = request;
  const org = await readOrg(db, orgId);
  if (!org) return { outcome: 'missing' };
  const { timezone } = org;
  const ids = await listIds(db, { orgId, filter, timezone });
  if (ids.length > mostRows) return { outcome: 'too_long', rows: ids.length };
  const { dayOf } = createStoreCalendar(timezone);
  const at = now();
  const detail = ids.length === 1 ? '1 customer' : `${ids.length} customers`;
  const entry = { action: 'customers_exported', target: null, detail, by, at } as const;
  await db.commit([auditWrite(orgId, newId(), entry)]);
  return sendAll(collaborators, request, { ids, context: { dayOf, now: at } });
}

async function sendAll(
  { db, log }: ExportCollaborators,
  { orgId, columns, send }: ExportRequest,
  { ids, context }: { readonly ids: readonly string[]; readonly context: ExportContext },
): Promise<ExportResult> {
  if (!(await send(BYTE_ORDER_MARK + toCsv([exportHeadings(columns)]))))
    return { outcome: 'left', rows: 0 };
  let rows = 0;
  for (let from = 0; from < ids.length; from += CHUNK_CUSTOMERS) {
    const some = ids.slice(from, from + CHUNK_CUSTOMERS);
    const listed = await readListed(db, orgId, some, (error) =>
      log('a customer cannot be exported', { orgId, ...toLogFields(error) }),
    );
    // Before they leave: what was perhaps received counts as sent.
    rows += listed.length;
    if (!(await send(toCsv(listed.map((one) => toExportRow(columns, one, context))))))
      return { outcome: 'left', rows };
  }
  return { outcome: 'sent', rows };
}
