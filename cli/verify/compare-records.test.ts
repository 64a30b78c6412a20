import { customer, LOOKED_AT, order, posSide, seen, storedSide } from '../testing/sides';
import { compareRecords } from './compare-records';

const AFTER_THE_LOOK = new Date(LOOKED_AT.getTime() + 1_000);

const kindsOf = (...sides: Parameters<typeof compareRecords>) =>
  compareRecords(...sides).differences.map(({ kind, stream, id }) => [kind, stream, id]);

it('finds nothing where both sides have the same records', () => {
  const pos = posSide({
    customers: { alv_1: seen('c', LOOKED_AT) },
    orders: { alv_5: order() },
    products: { alv_7: seen('p') },
  });
  const stored = storedSide({
    customers: { alv_1: customer() },
    orders: { alv_5: order() },
    products: { alv_7: { ...seen('p'), priced: true } },
  });
  expect(compareRecords(pos, stored)).toStrictEqual({
    differences: [],
    changedMeanwhile: new Set(),
  });
});

it('finds what is missing, what is too much and what has other content', () => {
  const pos = posSide({ orders: { alv_1: order(), alv_2: order({ hash: 'new' }) } });
  const stored = storedSide({ orders: { alv_2: order(), alv_3: order() } });
  expect(kindsOf(pos, stored)).toStrictEqual([
    ['missing', 'orders', 'alv_1'],
    ['changed', 'orders', 'alv_2'],
    ['extra', 'orders', 'alv_3'],
  ]);
});

it('leaves out what was stored anew while the POS was being read', () => {
  const pos = posSide({ orders: { alv_2: order({ hash: 'old', observedAt: LOOKED_AT }) } });
  const stored = storedSide({
    orders: {
      alv_2: order({ observedAt: AFTER_THE_LOOK }),
      alv_3: order({ observedAt: AFTER_THE_LOOK }),
    },
  });
  expect(compareRecords(pos, stored)).toStrictEqual({
    differences: [],
    changedMeanwhile: new Set(['alv_2', 'alv_3']),
  });
});

it('compares an order whose contact details were erased here by the rest of it', () => {
  const pos = posSide({ orders: { alv_1: order({ hash: 'whole', hashWithoutContact: 'bare' }) } });
  const erased = (hash: string, contactErased: boolean) =>
    kindsOf(pos, storedSide({ orders: { alv_1: order({ hash, contactErased }) } }));
  expect(erased('bare', true)).toStrictEqual([]);
  expect(erased('other', true)).toStrictEqual([['changed', 'orders', 'alv_1']]);
  expect(erased('bare', false)).toStrictEqual([['changed', 'orders', 'alv_1']]);
  expect(erased('whole', false)).toStrictEqual([]);
});

describe('quarantine', () => {
  it('is where rows belong that are no records at the POS either', () => {
    const pos = posSide({ rejected: { 'orders-5': 'orders' } });
    expect(kindsOf(pos, storedSide({ quarantined: ['orders-5'] }))).toStrictEqual([]);
    expect(kindsOf(pos, storedSide())).toStrictEqual([['not_in_quarantine', 'orders', 'orders-5']]);
  });

  it('is no place for a row that is valid at the POS', () => {
    const pos = posSide({ orders: { alv_5: order() } });
    expect(kindsOf(pos, storedSide({ quarantined: ['orders-5'] }))).toStrictEqual([
      ['in_quarantine', 'orders', 'alv_5'],
    ]);
  });

  it('leaves the last valid state of a row stored that has become invalid', () => {
    const pos = posSide({ rejected: { 'orders-5': 'orders' } });
    const stored = storedSide({ orders: { alv_5: order() }, quarantined: ['orders-5'] });
    expect(kindsOf(pos, stored)).toStrictEqual([]);
  });
});

describe('a customer known only by an order', () => {
  const stored = storedSide({ customers: { alv_1: customer({ stub: true, hash: '' }) } });

  it('is not too much', () => {
    expect(kindsOf(posSide(), stored)).toStrictEqual([]);
  });

  it('is missing when the roster has them', () => {
    const pos = posSide({ customers: { alv_1: seen('c') } });
    expect(kindsOf(pos, stored)).toStrictEqual([['missing', 'customers', 'alv_1']]);
  });
});

describe('a customer who was erased', () => {
  const stored = storedSide({ erased: ['alv_1'] });

  it('counts as matched, whatever the POS still says of them', () => {
    expect(kindsOf(posSide({ customers: { alv_1: seen('c') } }), stored)).toStrictEqual([]);
    expect(kindsOf(posSide({ rejected: { 'customers-1': 'customers' } }), stored)).toStrictEqual(
      [],
    );
    expect(kindsOf(posSide(), stored)).toStrictEqual([]);
  });

  it('covers nobody else, and no order of the same number', () => {
    const pos = posSide({ customers: { alv_2: seen('c') }, orders: { alv_1: order() } });
    expect(kindsOf(pos, stored)).toStrictEqual([
      ['missing', 'customers', 'alv_2'],
      ['missing', 'orders', 'alv_1'],
    ]);
  });
});
