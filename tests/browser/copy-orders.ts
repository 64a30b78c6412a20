import type { Order } from '../../functions/src/model/order';
import { DEMO_ORG_ID } from '../../tooling/demo/demo-org';
import { openFirestore } from './copy-shop';

const MOST_AT_ONCE = 400;

/** Copies so many of the demo's latest orders, at most 400, into an organisation. @returns their ids, the latest first */
export async function copyOrders(orgId: string, count: number): Promise<string[]> {
  const db = openFirestore();
  const from = db.collection(`orgs/${DEMO_ORG_ID}/orders`).orderBy('placedAt', 'desc');
  const { docs } = await from.limit(Math.min(count, MOST_AT_ONCE)).get();
  const batch = db.batch();
  for (const found of docs) batch.set(db.doc(`orgs/${orgId}/orders/${found.id}`), found.data());
  await batch.commit();
  return docs.map(({ id }) => id);
}

/** An order as it is stored, that says nothing unusual but what `change` says. */
export function makeOrder(change: Partial<Order> = {}): Order {
  return {
    customerId: null,
    locationId: '1',
    status: 'completed',
    rawStatus: 'completed',
    placedAt: new Date(),
    businessDay: '2026-01-28',
    totals: { subtotalCents: 4_000, taxCents: 520, discountCents: 500, totalCents: 4_020 },
    items: [
      {
        productId: 'alv_1',
        name: 'Sample Gummies',
        category: 'edible',
        quantity: 2,
        unitPriceCents: 2_000,
      },
    ],
    counted: true,
    paidInFull: true,
    fulfilment: 'pickup',
    useType: 'adult',
    paymentMethod: 'cash',
    source: {
      provider: 'alleaves',
      externalId: '1',
      version: { updatedAt: null, observedAt: new Date(), hash: 'h' },
      stub: false,
      companion: false,
      firstSeenAt: new Date(),
      deletedAt: null,
    },
    ...change,
  };
}
