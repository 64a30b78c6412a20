import { openFirestore } from './copy-shop';

/** Has the customer of a copied shop who spent most slip away now. @returns who they are, and by which name they are known */
export async function slipAway(orgId: string): Promise<{ id: string; name: string }> {
  const org = openFirestore().doc(`orgs/${orgId}`);
  const customers = org.collection('customers').orderBy('insights.totals.spentCents', 'desc');
  const [customer] = (await customers.limit(1).get()).docs;
  if (!customer) throw new Error('The demo has no customers yet.');
  await org.collection('transitions').add({
    customerId: customer.id,
    number: 99,
    from: 'vip',
    to: 'slipping',
    at: new Date(),
    cause: 'time',
    why: 'Slipping: last order long ago',
  });
  return { id: customer.id, name: String(customer.get('profile.displayName')) };
}
