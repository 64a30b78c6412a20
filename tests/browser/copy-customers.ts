import { randomUUID } from 'node:crypto';
import type { Role } from '../../functions/src/model/member';
import { DEMO_ORG_ID } from '../../tooling/demo/demo-org';
import { openFirestore } from './copy-shop';
import { createAccount, readPageConfig, type Account } from './people';

const MOST_AT_ONCE = 250;

/** An organisation with some of the demo's customers, for tests that change them. */
export interface SmallShop {
  readonly orgId: string;
  /** Ids of its customers, those who bought most often first. */
  readonly customers: readonly [string, ...string[]];
  /** Somebody who may look at it. */
  readonly join: (role: Role) => Promise<Account & { readonly uid: string }>;
}

/** Copies so many customers who buy most often, with the first one's orders, and the organisation's figures. Nothing syncs it. */
export async function copyCustomers(origin: string, count: number): Promise<SmallShop> {
  const db = openFirestore();
  const orgId = `t${randomUUID().slice(0, 12)}`;
  const from = db.doc(`orgs/${DEMO_ORG_ID}`);
  const to = db.doc(`orgs/${orgId}`);
  const people = from.collection('customers').orderBy('insights.totals.orderCount', 'desc');
  const { docs } = await people.limit(Math.min(count, MOST_AT_ONCE)).get();
  const [first, ...others] = docs.map(({ id }) => id);
  if (first === undefined) throw new Error('The demo has no customers yet.');
  const orders = await from.collection('orders').where('customerId', '==', first).get();
  const current = await from.collection('stats').doc('current').get();
  const batch = db.batch();
  batch.create(to, { ...(await from.get()).data(), name: 'Small Dispensary' });
  batch.create(to.collection('stats').doc('current'), { ...current.data() });
  for (const found of [...docs, ...orders.docs])
    batch.create(to.collection(found.ref.parent.id).doc(found.id), found.data());
  await batch.commit();
  return {
    orgId,
    customers: [first, ...others],
    join: async (role) => createAccount(await readPageConfig(origin), { [orgId]: role }),
  };
}
