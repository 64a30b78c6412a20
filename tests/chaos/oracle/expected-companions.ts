import { STREAMS } from '../../../functions/src/model/source';
import type { Chronicle } from '../world/chronicle';
import type { ComparedCustomer } from './expected-customers';
import { sayCustomer, sayOrder, sayProduct } from './payloads';
import type { TruthRows } from './read-truth';
import { cents, idText, trimmed, type Row } from './rows';
import type { StoredCompanions } from './stored-companions';

/** Contact details beside a customer. */
export interface ComparedContact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
}

/** What has to lie beside the records; nothing beside one who was erased. */
export function expectCompanions(
  truth: TruthRows,
  stored: StoredCompanions,
  about: {
    chronicle: Chronicle;
    customers: ReadonlyMap<string, ComparedCustomer>;
    erased: string | null;
  },
): StoredCompanions {
  const expected: StoredCompanions = {
    contacts: new Map(),
    costs: expectCosts(truth.stock),
    raws: new Map(),
  };
  const keep = (path: string, says: Row): void => {
    const names = path.startsWith('customers/');
    expected.raws.set(path, { says, names, sameLook: true });
  };
  for (const row of truth.customers) {
    const id = documentId(row['id_customer']);
    const contact = expectContact(row);
    if (id === about.erased) continue;
    if (contact !== null) expected.contacts.set(id, contact);
    keep(`customers/${id}`, sayCustomer(row));
  }
  for (const row of truth.orders) keep(`orders/${documentId(row['id_order'])}`, sayOrder(row));
  for (const [id, rows] of groupByItem(truth.stock)) keep(`products/${id}`, sayProduct(rows));
  keepOfGone(expected, stored, about);
  return expected;
}

/** What lies beside a record that is gone stays as it was last. */
function keepOfGone(
  expected: StoredCompanions,
  stored: StoredCompanions,
  {
    chronicle,
    customers,
  }: { chronicle: Chronicle; customers: ReadonlyMap<string, ComparedCustomer> },
): void {
  for (const stream of STREAMS)
    for (const externalId of chronicle.gone[stream].keys()) {
      const id = `alv_${externalId}`;
      const raw = stored.raws.get(`${stream}/${id}`);
      if (raw) expected.raws.set(`${stream}/${id}`, { ...raw, sameLook: true });
      const contact = stream === 'customers' ? stored.contacts.get(id) : undefined;
      if (contact && customers.get(id)?.stub === false) expected.contacts.set(id, contact);
      const cost = stream === 'products' ? stored.costs.get(id) : undefined;
      if (cost !== undefined) expected.costs.set(id, cost);
    }
}

function documentId(externalId: unknown): string {
  return `alv_${idText(externalId)}`;
}

function groupByItem(stock: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of stock) {
    const id = documentId(row['id_item']);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

/** The contact details of the POS's row; null when it has none. */
function expectContact(row: Row): ComparedContact | null {
  const digits = (trimmed(row['phone']) ?? '').replaceAll(/\D/g, '');
  const contact = {
    email: trimmed(row['email'])?.toLowerCase() ?? null,
    phone: digits.length >= 10 ? `+1${digits.slice(-10)}` : null,
    birthDate: trimmed(row['date_of_birth']),
  };
  return Object.values(contact).every((value) => value === null) ? null : contact;
}

/** The highest cost of each product's rows, by document id; products without one are left out. */
function expectCosts(stock: readonly Row[]): Map<string, number> {
  const costs = new Map<string, number>();
  for (const row of stock) {
    const own = cents(row['cost_of_good']) ?? 0;
    const cost = own > 0 ? own : (cents(row['batch_cost_of_good']) ?? 0);
    const id = `alv_${idText(row['id_item'])}`;
    if (cost > (costs.get(id) ?? 0)) costs.set(id, cost);
  }
  return costs;
}
