import { STREAMS } from '../../../functions/src/model/source';
import type { Chronicle } from '../world/chronicle';
import type { ComparedCustomer } from './expected-customers';
import { sayCustomer, sayOrder, sayProduct } from './payloads';
import type { TruthRows } from './read-truth';
import { below, cents, idText, trimmed, type Row } from './rows';
import type { StoredCompanions } from './stored-companions';

/** Contact details beside a customer. */
export interface ComparedContact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
}

/** What lies beside an anonymous order, by which its buyer could be found. */
export interface ComparedLeft {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
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
    left: new Map(),
    leftErased: new Map(),
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
  for (const row of truth.orders) {
    const id = documentId(row['id_order']);
    keep(`orders/${id}`, sayOrder(row));
    const left = idText(row['id_customer']) === null ? expectLeft(row) : null;
    if (left === null) continue;
    // Which of their details were stored when they were erased, the point of sale does not tell.
    if (stored.leftErased.has(id) && isOfErased(left, about.chronicle))
      expected.leftErased.set(id, true);
    else expected.left.set(id, left);
  }
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
      const left = stream === 'orders' ? stored.left.get(id) : undefined;
      if (left) expected.left.set(id, left);
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

/** What the POS's row of an anonymous order says about who bought; null when nobody could be found by it. */
function expectLeft(row: Row): ComparedLeft | null {
  const buyer = below(row, 'customer');
  const address = trimmed(row['email'] ?? buyer['email'])?.toLowerCase() ?? '';
  const digits = (trimmed(row['phone'] ?? buyer['phone']) ?? '').replaceAll(/\D/g, '');
  const phone = digits.length >= 10 && !/^(\d)\1+$/.test(digits) ? `+1${digits.slice(-10)}` : null;
  const email = address === '' || address.endsWith('.local') ? null : address;
  if (email === null && phone === null) return null;
  const firstName = expectName(row['name_first'] ?? buyer['first_name']);
  const isGuest = firstName?.toLowerCase() === 'guest';
  const lastName = isGuest ? null : expectName(row['name_last'] ?? buyer['last_name']);
  return { firstName: isGuest ? null : firstName, lastName, email, phone };
}

function expectName(value: unknown): string | null {
  const name = trimmed(value);
  return name === null || /^customer_\d+$/.test(name) ? null : name;
}

function isOfErased({ email, phone }: ComparedLeft, { person }: Chronicle): boolean {
  const details = person?.asked ? person.details : [];
  return details.some((detail) => detail === email || phone?.endsWith(detail) === true);
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
