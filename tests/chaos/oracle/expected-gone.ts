import type { Stream } from '../../../functions/src/model/source';
import type { Chronicle } from '../world/chronicle';
import type { ComparedCustomer } from './expected-customers';
import type { ComparedOrder } from './expected-orders';
import type { ComparedProduct } from './expected-products';
import { idText, iso, type Row } from './rows';

/** What stays of a customer whom orders name and nobody has described, or of one who was erased. */
const NOBODY = {
  firstName: null,
  lastName: null,
  guest: false,
  since: null,
  phoneLast4: null,
  hasEmail: false,
  birthYear: null,
  externalPoints: null,
} as const;

/** What is left in an erased customer's place. */
export function expectErased(externalId: string): ComparedCustomer {
  return { ...NOBODY, externalId, stub: false, deleted: true };
}

interface Found<T> {
  /** What the POS has, by document id; what it no longer has is added. */
  readonly expected: Map<string, T>;
  readonly stored: ReadonlyMap<string, T>;
  readonly chronicle: Chronicle;
}

/** A customer who is gone stays as last seen, marked; one whom only orders name was never seen. */
export function addGoneCustomers(
  { expected, stored, chronicle }: Found<ComparedCustomer>,
  owners: ReadonlySet<string>,
): void {
  const kept = listKept(chronicle, 'customers');
  for (const [externalId, { row }] of chronicle.gone.customers) {
    const id = `alv_${externalId}`;
    const found = stored.get(id);
    if (!found || found.stub) {
      if (owners.has(id)) expected.set(id, { ...NOBODY, externalId, stub: true, deleted: false });
    } else {
      const lasting = { since: iso(row['date_created']), guest: false, externalId, stub: false };
      expected.set(id, { ...found, ...lasting, deleted: !kept.has(externalId) });
    }
  }
}

/** An order that is gone stays as last seen, marked, and counts no more. */
export function addGoneOrders({ expected, stored, chronicle }: Found<ComparedOrder>): void {
  const kept = listKept(chronicle, 'orders');
  for (const [externalId, { row }] of chronicle.gone.orders) {
    const found = stored.get(`alv_${externalId}`);
    if (!found) continue;
    const owner = idText(row['id_customer']);
    expected.set(`alv_${externalId}`, {
      ...found,
      customerId: owner === null ? null : `alv_${owner}`,
      locationId: idText(row['id_location']),
      placedAt: iso(row['date_created']),
      deleted: !kept.has(externalId),
    });
  }
}

export function addGoneProducts({ expected, stored, chronicle }: Found<ComparedProduct>): void {
  const kept = listKept(chronicle, 'products');
  for (const externalId of chronicle.gone.products.keys()) {
    const found = stored.get(`alv_${externalId}`);
    if (found) expected.set(`alv_${externalId}`, { ...found, deleted: !kept.has(externalId) });
  }
}

/** What is gone and nevertheless not marked: somebody said no to just this set. */
export function listKept({ decided, gone }: Chronicle, stream: Stream): ReadonlySet<string> {
  const { answer, ids } = decided.get(stream) ?? { answer: 'confirmed', ids: [] };
  return new Set(answer === 'rejected' && ids.every((id) => gone[stream].has(id)) ? ids : []);
}

/** Where the questions about mass vanishes stand in the end: none waits, and a no holds for the set that it was said about. */
export function expectHold(chronicle: Chronicle, stream: Stream): Row {
  const kept = listKept(chronicle, stream);
  return kept.size === 0 ? AT_REST : { state: 'rejected', ids: [...kept].toSorted() };
}

/** A question that nobody has to answer, or that there never was. */
export const AT_REST: Row = { state: 'at rest' };
