import type { Database } from '../../../functions/src/store/database';
import type { ComparedContact } from './expected-companions';
import { namesSomebody, sayCustomer, sayOrder, sayProduct, type ComparedRaw } from './payloads';
import { below, iso, listBelow, type Row } from './rows';

/** What lies beside the records, by document id; payloads by stream and document id. */
export interface StoredCompanions {
  readonly contacts: Map<string, ComparedContact>;
  readonly costs: Map<string, number>;
  readonly raws: Map<string, ComparedRaw>;
}

const COMPANION = /^orgs\/([^/]+)\/(customers|orders|products)\/([^/]+)\/private\/(\w+)$/;

/** Reads what lies beside an organisation's records. @param lookedAt when each record's version was observed, by stream and id. */
export async function readCompanions(
  db: Database,
  orgId: string,
  lookedAt: ReadonlyMap<string, string | null>,
): Promise<StoredCompanions> {
  const found: StoredCompanions = { contacts: new Map(), costs: new Map(), raws: new Map() };
  for (const document of await db.query({ collection: 'private', everywhere: true })) {
    const [, org, stream, id, name] = COMPANION.exec(document.path) ?? [];
    if (org !== orgId || stream === undefined || id === undefined) continue;
    const data: Row = document.data ?? {};
    if (name === 'contact') found.contacts.set(id, toContact(data));
    else if (name === 'cost') found.costs.set(id, Number(data['costCents']));
    else if (name === 'raw')
      found.raws.set(`${stream}/${id}`, toRaw(stream, data, lookedAt.get(`${stream}/${id}`)));
  }
  return found;
}

function toContact(data: Row): ComparedContact {
  const read = (name: string): string | null =>
    typeof data[name] === 'string' ? data[name] : null;
  return { email: read('email'), phone: read('phone'), birthDate: read('birthDate') };
}

function toRaw(stream: string, data: Row, lookedAt: string | null | undefined): ComparedRaw {
  const payload: unknown = JSON.parse(String(data['json']));
  const sameLook = iso(data['observedAt']) === lookedAt;
  if (stream === 'products')
    return { says: sayProduct(listBelow({ payload }, 'payload')), names: false, sameLook };
  const row = below({ payload }, 'payload');
  return stream === 'customers'
    ? { says: sayCustomer(row), names: true, sameLook }
    : { says: sayOrder(row), names: namesSomebody(row), sameLook };
}
