import type { OrderObservation } from '../model/observation';
import { makeCustomer, makeNamedOrder, makeOrder, makeProduct } from '../testing/cursor-records';
import { contentHash } from './content-hash';

const AT = new Date('2026-01-28T20:00:00Z');
const LATER = new Date('2026-01-28T21:00:00Z');

describe('contentHash', () => {
  it('is 22 characters of base64url', () => {
    expect(contentHash(makeOrder(1, AT))).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('does not depend on the order of keys', () => {
    const order = makeOrder(1, AT);
    const turned: OrderObservation = {
      ...order,
      body: {
        ...order.body,
        totals: { totalCents: 1_000, taxCents: 0, discountCents: 0, subtotalCents: 1_000 },
      },
    };
    expect(Object.keys(turned.body.totals)).not.toStrictEqual(Object.keys(order.body.totals));
    expect(contentHash(turned)).toBe(contentHash(order));
  });

  it('does not depend on when the record was seen, nor on the raw payload', () => {
    const order = makeOrder(1, AT);
    expect(contentHash({ ...order, observedAt: LATER, raw: '{"sold":2}' })).toBe(
      contentHash(order),
    );
  });

  const customer = makeCustomer(1, AT);
  const order = makeOrder(1, AT);
  const anonymous = makeNamedOrder(1, AT);
  const product = makeProduct(1, AT);
  it.each([
    ['the update time', order, { ...order, updatedAt: LATER }],
    ['a missing update time', order, { ...order, updatedAt: null }],
    ['the id', order, { ...order, id: 'cur_2' }],
    [
      'a total',
      order,
      { ...order, body: { ...order.body, totals: { ...order.body.totals, totalCents: 1_001 } } },
    ],
    ['an instant', order, { ...order, body: { ...order.body, placedAt: LATER } }],
    [
      'contact details',
      customer,
      { ...customer, contact: { ...customer.contact, phone: '+13155550123' } },
    ],
    ['what was left with an order', anonymous, { ...anonymous, contact: null }],
    ['the cost', product, { ...product, cost: { costCents: 500 } }],
  ])('changes with %s', (_, before, after) => {
    expect(contentHash(after)).not.toBe(contentHash(before));
  });
});
