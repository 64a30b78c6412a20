import type { Write } from '../store/database';
import { createOperatorTools } from '../testing/operator-tools';
import { exportCustomer } from './export-customer';

const NOW = new Date('2026-01-28T20:07:30Z');
const REQUEST = { orgId: 'maple', customerId: 'alv_7', by: 'cli:ada' };

const set = (path: string, data: Record<string, unknown>): Write => ({
  op: 'set',
  path: `orgs/maple/${path}`,
  data,
});

const move = (number: number) => ({
  customerId: 'alv_7',
  number,
  from: 'new',
  to: 'loyal',
  at: NOW,
  cause: 'purchase',
  why: 'two orders',
});

it('gives everything that is kept of the customer, and nothing of others', async () => {
  const { db, tools } = createOperatorTools(NOW);
  await db.commit([
    set('customers/alv_7', { profile: { displayName: 'Robin Sample' }, moves: 2 }),
    set('customers/alv_7/private/contact', { email: 'robin@example.test' }),
    set('customers/alv_7/private/overrides', { phone: '+13155550142' }),
    set('customers/alv_7/private/raw', { json: '{"id_customer":7}' }),
    set('customers/alv_8/private/contact', { email: 'other@example.test' }),
    set('orders/alv_1', { customerId: 'alv_7', totals: { totalCents: 900 } }),
    set('orders/alv_1/private/raw', { json: '{"id_order":1}' }),
    set('orders/alv_2', { customerId: 'alv_8' }),
    set('orders/alv_3', { customerId: null, owner: { customerId: 'alv_7' } }),
    set('orders/alv_4', { customerId: 'alv_8', owner: { customerId: 'alv_7' } }),
    set('transitions/b', move(2)),
    set('transitions/a', move(1)),
    set('quarantine/customers-7', { reasons: ['no date'] }),
    set('quarantine/customers-7/private/raw', { json: '{"broken":true}' }),
    set('webhookEvents/e1', { event: 'customer.updated', entityId: '7' }),
    set('webhookEvents/e2', { event: 'order.updated', entityId: '7' }),
    set('suggestions/s1', { first: 'alv_7', second: 'alv_8' }),
    set('suggestions/s2', { first: 'alv_8', second: 'alv_9' }),
  ]);
  expect(await exportCustomer(tools, REQUEST)).toStrictEqual({
    orgId: 'maple',
    customerId: 'alv_7',
    exportedAt: NOW,
    customer: { profile: { displayName: 'Robin Sample' }, moves: 2 },
    beside: {
      contact: { email: 'robin@example.test' },
      overrides: { phone: '+13155550142' },
      raw: { json: '{"id_customer":7}' },
    },
    orders: [
      {
        id: 'alv_1',
        order: { customerId: 'alv_7', totals: { totalCents: 900 } },
        beside: { raw: { json: '{"id_order":1}' } },
      },
      { id: 'alv_3', order: { customerId: null, owner: { customerId: 'alv_7' } }, beside: {} },
    ],
    transitions: [move(1), move(2)],
    quarantine: { reasons: ['no date'], raw: { json: '{"broken":true}' } },
    deliveries: [{ event: 'customer.updated', entityId: '7' }],
    suggestions: [{ first: 'alv_7', second: 'alv_8' }],
    erasure: null,
  });
  expect(db.dump().get('orgs/maple/audit/id1')).toStrictEqual({
    action: 'customers_exported',
    target: 'alv_7',
    detail: '1 customer',
    by: 'cli:ada',
    at: NOW,
    expireAt: expect.any(Date),
  });
});

it('reads every order of somebody who has many', async () => {
  const { db, tools } = createOperatorTools(NOW);
  const orders = Array.from({ length: 450 }, (_, index) =>
    set(`orders/alv_${index}`, { customerId: 'alv_7' }),
  );
  await db.commit(orders);
  const dossier = await exportCustomer(tools, REQUEST);
  expect(new Set(dossier?.orders.map(({ id }) => id)).size).toBe(450);
});

it('knows nobody of that id, and notes nothing', async () => {
  const { db, tools } = createOperatorTools(NOW);
  expect(await exportCustomer(tools, REQUEST)).toBeNull();
  expect(db.pathsUnder('orgs/maple/audit/')).toStrictEqual([]);
});
