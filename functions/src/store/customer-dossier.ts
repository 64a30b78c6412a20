import type { Reader, StoredDocument } from './database';
import { eventsOfEntityQuery } from './erasures';
import { collectionOf, PATHS, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';
import { quarantineId } from './quarantine';
import { suggestionsAboutQuery } from './suggestions';

/** Orders read at a time, each with its private documents. */
const PAGE = 200;

/** A document as it is stored, whatever its shape: a person may see all that is kept of them. */
export type Content = Readonly<Record<string, unknown>>;

/** An order with the documents beside it, by their names. */
export interface DossierOrder {
  readonly id: string;
  readonly order: Content;
  readonly beside: Readonly<Record<string, Content>>;
}

/** By what an order is a customer's: by itself, or because what was left with it was found to be theirs. */
export const OWNERSHIPS = ['customerId', 'owner.customerId'] as const;
type Ownership = (typeof OWNERSHIPS)[number];

/** One page of a customer's orders, whole, in the order of their ids. */
export function wholeOrdersOfQuery(
  orgId: string,
  { customerId, by, after }: { customerId: string; by: Ownership; after: string | null },
): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [[by, '==', customerId]],
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: PAGE,
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/**
 * Every order of a customer, with what lies beside it. Whom the point of sale names bought it, whoever was found to be its owner
 * before.
 */
export async function readDossierOrders(
  db: Reader,
  orgId: string,
  customerId: string,
): Promise<DossierOrder[]> {
  const all: DossierOrder[] = [];
  for (const by of OWNERSHIPS) all.push(...(await readOrdersBy(db, orgId, { customerId, by })));
  return all;
}

async function readOrdersBy(
  db: Reader,
  orgId: string,
  of: { customerId: string; by: Ownership },
): Promise<DossierOrder[]> {
  const all: DossierOrder[] = [];
  for (let after: string | null = null; ;) {
    const page: StoredDocument[] = await db.query(wholeOrdersOfQuery(orgId, { ...of, after }));
    const ids = page.map(({ id }) => id);
    const beside = await readBeside(db, orgId, 'order', ids);
    for (const { id, data } of page)
      if (data && (of.by === 'customerId' || data['customerId'] === null))
        all.push({ id, order: data, beside: beside.get(id) ?? {} });
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = last.id;
  }
}

/** A customer's record with the documents beside it, by their names; the record is null when there is none. */
export async function readDossierCustomer(
  db: Reader,
  orgId: string,
  id: string,
): Promise<{ customer: Content | null; beside: Readonly<Record<string, Content>> }> {
  const [record] = await db.getAll([pathOf('customer', { org: orgId, id })]);
  const beside = await readBeside(db, orgId, 'customer', [id]);
  return { customer: record?.data ?? null, beside: beside.get(id) ?? {} };
}

/** What else names the customer: a row in quarantine with its payload, the log of deliveries, suggestions of whom they may be. */
export async function readDossierTraces(
  db: Reader,
  orgId: string,
  { customerId, externalId }: { customerId: string; externalId: string },
) {
  const id = quarantineId({
    stream: 'customers',
    externalId,
    observedAt: new Date(0),
    raw: '',
    reasons: [],
  });
  const at = { org: orgId, id };
  const [row, raw, receipt] = await db.getAll([
    pathOf('quarantine', at),
    pathOf('quarantineRaw', at),
    pathOf('erasure', { org: orgId, id: customerId }),
  ]);
  const events = await db.query(eventsOfEntityQuery(orgId, externalId));
  const about = events.filter(({ data }) => String(data?.['event']).startsWith('customer.'));
  const deliveries = await db.getAll(about.map(({ path }) => path));
  const places = ['first', 'second', 'customerId'] as const;
  const suggestions = await Promise.all(
    places.map((place) => db.query(suggestionsAboutQuery(orgId, customerId, place))),
  );
  return {
    quarantine: row?.data ? { ...row.data, raw: raw?.data ?? null } : null,
    erasure: receipt?.data ?? null,
    deliveries: deliveries.flatMap(contentOf),
    suggestions: suggestions.flat().flatMap(contentOf),
  };
}

/** The documents below `{id}/private` of a kind of record, by their names: one that is added to the paths is found by itself. */
function besidePaths(record: 'customer' | 'order', orgId: string, id: string): [string, string][] {
  const prefix = `${PATHS[record]}/private/`;
  return Object.values(PATHS)
    .filter((template) => template.startsWith(prefix))
    .map((template) => template.slice(prefix.length))
    .filter((name) => !name.includes('{'))
    .map((name) => [name, `${pathOf(record, { org: orgId, id })}/private/${name}`]);
}

async function readBeside(
  db: Reader,
  orgId: string,
  record: 'customer' | 'order',
  ids: readonly string[],
): Promise<Map<string, Record<string, Content>>> {
  const wanted = ids.flatMap((id) =>
    besidePaths(record, orgId, id).map(([name, path]) => ({ id, name, path })),
  );
  const documents = await db.getAll(wanted.map(({ path }) => path));
  const found = new Map<string, Record<string, Content>>();
  for (const [index, { id, name }] of wanted.entries()) {
    const data = documents[index]?.data;
    if (data) found.set(id, { ...found.get(id), [name]: data });
  }
  return found;
}

function contentOf({ data }: StoredDocument): Content[] {
  return data ? [data] : [];
}
