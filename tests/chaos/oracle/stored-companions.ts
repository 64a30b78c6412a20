import type { Database } from '../../../functions/src/store/database';
import type { ComparedContact, ComparedLeft } from './expected-companions';
import { namesSomebody, sayCustomer, sayOrder, sayProduct, type ComparedRaw } from './payloads';
import { below, iso, listBelow, type Row } from './rows';

/** What lies beside the records, by document id; payloads by stream and document id. */
export interface StoredCompanions {
  readonly contacts: Map<string, ComparedContact>;
  /** Beside anonymous orders. */
  readonly left: Map<string, ComparedLeft>;
  /** The orders of which it was erased. */
  readonly leftErased: Map<string, true>;
  readonly costs: Map<string, number>;
  readonly raws: Map<string, ComparedRaw>;
}

const COMPANION = /^orgs\/([^/]+)\/(customers|orders|products)\/([^/]+)\/private\/(\w+)$/;

/** Reads what lies beside an organisation's records. @param lookedAt when each record's version was observed, by stream and id. */
export async function readCompanions(
  db: Database,
  orgId: string,
  lookedAt: ReadonlyMap<string, string | null>,
): Promise<Omit<StoredCompanions, 'leftErased'>> {
  const found = {
    contacts: new Map<string, ComparedContact>(),
    left: new Map<string, ComparedLeft>(),
    costs: new Map<string, number>(),
    raws: new Map<string, ComparedRaw>(),
  };
  for (const document of await db.query({ collection: 'private', everywhere: true })) {
    const [, org, stream, id, name] = COMPANION.exec(document.path) ?? [];
    if (org !== orgId || stream === undefined || id === undefined) continue;
    const data: Row = document.data ?? {};
    if (name === 'contact' && stream === 'orders') found.left.set(id, toLeft(data));
    else if (name === 'contact') found.contacts.set(id, toContact(data));
    else if (name === 'cost') found.costs.set(id, Number(data['costCents']));
    else if (name === 'raw')
      found.raws.set(`${stream}/${id}`, toRaw(stream, data, lookedAt.get(`${stream}/${id}`)));
  }
  return found;
}

function toContact(data: Row): ComparedContact {
  return { ...toReach(data), birthDate: textOf(data['birthDate']) };
}

function toLeft(data: Row): ComparedLeft {
  const [firstName, lastName] = [textOf(data['firstName']), textOf(data['lastName'])];
  return { firstName, lastName, ...toReach(data) };
}

function toReach(data: Row): { email: string | null; phone: string | null } {
  return { email: textOf(data['email']), phone: textOf(data['phone']) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
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
