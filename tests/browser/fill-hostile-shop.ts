import { copyCustomers, type SmallShop } from './copy-customers';
import { makeOrder } from './copy-orders';
import { openFirestore } from './copy-shop';
import { fillDesk, type Desk } from './fill-desk';
import { HOSTILE_NAMES } from './hostile-names';
import { makeProduct } from './make-product';

/** Every hostile name, for places of which there is one of each. */
const NAMES: readonly string[] = Object.values(HOSTILE_NAMES);

/** All of them at once, for places of which there is one. */
const ALL = NAMES.join(' ');

const MOST_TAG_LETTERS = 40;
const AT = new Date('2026-01-28T20:00:00Z');

/** A shop whose texts are all hostile. */
export interface HostileShop extends SmallShop {
  /** Of each hostile name: whoever and whatever bears it. */
  readonly bearers: readonly {
    readonly name: string;
    readonly customerId: string;
    readonly orderId: string;
  }[];
}

/** Makes a shop in which whatever a point of sale or its staff may have written is hostile. Nothing syncs it. */
export async function fillHostileShop(origin: string): Promise<HostileShop> {
  const db = openFirestore();
  const shop = await copyCustomers(origin, NAMES.length);
  const org = db.doc(`orgs/${shop.orgId}`);
  const locations = NAMES.map((name, index) => ({
    id: String(index),
    name,
    timezone: 'America/New_York',
    active: true,
  }));
  await org.update({ name: ALL, statusReason: ALL, 'pos.locations': locations });
  const bearers = NAMES.map((name, index) => ({
    name,
    customerId: shop.customers[index] ?? '',
    orderId: `alv_h${index}`,
  }));
  const batch = db.batch();
  for (const { name, customerId, orderId } of bearers) {
    const customer = org.collection('customers').doc(customerId);
    batch.update(customer, hostileCustomer(name));
    batch.set(customer.collection('private').doc('contact'), {
      email: name,
      phone: name,
      birthDate: null,
    });
    batch.set(org.collection('orders').doc(orderId), hostileOrder(name, customerId));
    batch.set(org.collection('products').doc(`h_${orderId}`), hostileProduct(name));
    batch.set(org.collection('transitions').doc(orderId), hostileMove(name, customerId));
  }
  await batch.commit();
  return { ...shop, bearers };
}

const hostileCustomer = (name: string): object => ({
  'profile.displayName': name,
  'crm.tags': [name.slice(0, MOST_TAG_LETTERS)],
  'crm.notes': name,
  'insights.preferences.products': [{ productId: null, name, units: 3, orders: 2, recentUnits: 1 }],
  'insights.preferences.recentProducts': [
    { productId: null, name, units: 3, orders: 2, recentUnits: 1 },
  ],
});

const hostileOrder = (name: string, customerId: string): object =>
  makeOrder({
    customerId,
    locationId: String(NAMES.indexOf(name)),
    status: 'unknown',
    counted: false,
    rawStatus: name,
    fulfilment: name,
    useType: name,
    paymentMethod: name,
    items: [{ productId: null, name, category: 'other', quantity: 1, unitPriceCents: null }],
  });

const hostileProduct = (name: string): object =>
  makeProduct({ name, brand: name, rawCategory: name, strain: name });

const hostileMove = (name: string, customerId: string): object => ({
  customerId,
  number: 1,
  from: 'vip',
  to: 'slipping',
  at: new Date(),
  cause: 'time',
  why: name,
});

/** Makes an organisation whose Sync page has nothing but hostile texts to show. */
export async function fillHostileDesk(origin: string): Promise<Desk> {
  const desk = await fillDesk(origin);
  const org = openFirestore().doc(`orgs/${desk.orgId}`);
  const at = (path: string) => org.firestore.doc(`${org.path}/${path}`);
  await Promise.all([
    org.update({ name: ALL, status: 'needs_attention', statusReason: ALL }),
    at('status/sync').update({ lastError: ALL }),
    at('quarantine/orders-777').update({ externalId: ALL, reasons: NAMES }),
    at('quarantine/orders-777/private/raw').update({ json: JSON.stringify({ note: ALL }) }),
    at('holds/customers').update({ ids: NAMES }),
    at('deadLetters/change-1').update({ reason: ALL, unread: ALL }),
    at('webhookEvents/one').update({ event: ALL, entityId: ALL, fields: NAMES }),
    at('audit/one').update({ target: ALL, detail: ALL, by: ALL }),
    at('syncRuns/one').set(failedRun()),
    ...NAMES.map((name, index) =>
      at(`members/h${index}`).set({ role: 'viewer', email: name, displayName: name, views: [] }),
    ),
  ]);
  return desk;
}

const failedRun = (): object => ({
  trigger: 'manual',
  state: 'failed',
  streams: ['customers'],
  createdAt: AT,
  notAfter: AT,
  startedAt: AT,
  finishedAt: AT,
  progressAt: AT,
  attempts: 1,
  handOvers: 0,
  idleHandOvers: 0,
  worker: null,
  cancelRequested: false,
  reports: {
    customers: {
      state: 'failed',
      error: ALL,
      counts: {
        pages: 1,
        fetched: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        stale: 0,
        deleted: 0,
        quarantined: 1,
        unknownStatus: 0,
      },
    },
  },
  cost: { apiCalls: 1, reads: 1, writes: 1, deletes: 0, invocations: 1 },
  error: ALL,
  expireAt: new Date(Date.now() + 86_400_000),
});
