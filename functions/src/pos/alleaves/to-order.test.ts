import { lineRow, orderRow } from '../../testing/alleaves-rows';
import { TEST_LOCATIONS } from '../../testing/alleaves-under-test';
import { createLocationBook } from './location-book';
import { toOrder } from './to-order';

const AT = new Date('2026-01-29T15:00:00.000Z');
const CONTEXT = { observedAt: AT, locations: createLocationBook(TEST_LOCATIONS), statusTable: {} };

function read(over: Record<string, unknown> = {}) {
  const reading = toOrder(orderRow(50177, over), CONTEXT);
  if (reading.outcome !== 'found' || reading.observation.stream !== 'orders') {
    throw new Error(JSON.stringify(reading));
  }
  return reading.observation;
}

describe('an order row', () => {
  it('becomes a record whole', () => {
    const { raw: _raw, ...order } = read();
    expect(order).toStrictEqual({
      stream: 'orders',
      id: 'alv_50177',
      externalId: '50177',
      updatedAt: new Date('2026-01-28T20:21:47.090Z'),
      observedAt: AT,
      body: {
        customerId: 'alv_10231',
        locationId: '1000',
        status: 'completed',
        rawStatus: 'completed',
        placedAt: new Date('2026-01-28T20:14:03.511Z'),
        businessDay: '2026-01-28',
        totals: { subtotalCents: 5_000, taxCents: 650, discountCents: 0, totalCents: 5_650 },
        items: [
          {
            productId: 'alv_1121',
            name: 'Sample Pre-Roll 1g',
            category: 'pre_roll',
            quantity: 2,
            unitPriceCents: 1_000,
          },
        ],
        counted: true,
        paidInFull: true,
        fulfilment: 'retail',
        useType: 'adult',
        paymentMethod: null,
      },
      contact: null,
    });
  });

  it.each([
    ['1000', '2026-01-28T04:59:59.999Z', '2026-01-27'],
    ['1000', '2026-01-28T05:00:00.000Z', '2026-01-28'],
    ['1001', '2026-01-28T05:00:00.000Z', '2026-01-27'],
    ['1000', '2026-01-28T04:59:59.999', '2026-01-27'],
  ])('at location %s of %s belongs to the day %s', (id_location, date_created, day) => {
    expect(read({ id_location, date_created }).body.businessDay).toBe(day);
  });

  it.each([
    [{ id_customer: 0 }, null],
    [{ id_customer: -1 }, null],
    [{ id_customer: null }, null],
    [{ id_customer: null, customer: { id: 7, email: 'x@example.test' } }, 'alv_7'],
    [{ id_customer: null, customer: 'robin@example.test', email: 'robin@example.test' }, null],
  ])('%j is by customer %j', (over, customerId) => {
    expect(read(over).body.customerId).toBe(customerId);
  });

  it.each([
    [{ total: null }, ['total: is missing']],
    [{ total: 'free' }, ['total: is not an amount of money']],
    [{ date_created: null }, ['date_created: is missing']],
    [{ date_created: 'yesterday' }, ['date_created: is not a date and time']],
    [{ id_order: null }, ['id_order: is missing']],
    [{ id_location: null }, ['id_location: is missing']],
    [{ id_location: 1999 }, ['id_location: 1999 is not a location of this org']],
    [{ items: null }, ['items: is missing']],
    [{ items: { '0': {} } }, ['items: is not a list']],
    [{ items: [lineRow(1, { quantity: 'two' })] }, ['items.0.quantity: is not a number']],
    [{ total: null, date_created: null }, ['date_created: is missing', 'total: is missing']],
  ])('%j is rejected: %j', (over, reasons) => {
    expect(toOrder(orderRow(50177, over), CONTEXT)).toMatchObject({
      outcome: 'rejected',
      rejection: { reasons },
    });
  });

  it('belongs to the only location there is when it names none', () => {
    const locations = createLocationBook(TEST_LOCATIONS.slice(1));
    const reading = toOrder(orderRow(1, { id_location: null }), { ...CONTEXT, locations });
    expect(reading).toMatchObject({ observation: { body: { locationId: '1001' } } });
  });

  it('takes the amount where there is no total, and the location of a webhook', () => {
    const over = { total: null, amount: '12.30', id_location: undefined, locationId: '1001' };
    expect(read(over).body).toMatchObject({ totals: { totalCents: 1_230 }, locationId: '1001' });
  });

  it.each([
    [{ status: 'ready', complete: null, paid_in_full: true }, true],
    [{ status: 'ready', complete: null, paid_in_full: false }, false],
    [{ status: 'ready', complete: null, paid_in_full: null }, false],
    [{ status: 'completed', paid_in_full: false }, true],
    [{ status: 'completed', void: true }, false],
  ])('%j counts: %p', (over, counted) => {
    expect(read(over).body.counted).toBe(counted);
  });

  it('joins units of one catalogue item at one price, in order of first appearance', () => {
    const items = [
      lineRow(1),
      lineRow(2, { id_inventory_item: 1213, item: 'Gummies', price: 30 }),
      lineRow(3, { quantity: '2' }),
      lineRow(4, { price: 8 }),
      lineRow(5, { quantity: null }),
    ];
    const lines = read({ items }).body.items.map((item) => [
      item.productId,
      item.unitPriceCents,
      item.quantity,
    ]);
    expect(lines).toStrictEqual([
      ['alv_1121', 1_000, 4],
      ['alv_1213', 3_000, 1],
      ['alv_1121', 800, 1],
    ]);
  });

  it('never takes the id of a line for a product', () => {
    const items = [
      lineRow(1121, { id_inventory_item: null }),
      lineRow(1121, { id_inventory_item: 0 }),
    ];
    const { items: lines } = read({ items }).body;
    expect(lines.map(({ productId }) => productId)).toStrictEqual([null, null]);
  });

  it('keeps an unknown price unknown', () => {
    const items = [lineRow(1, { price: null })];
    expect(read({ items }).body.items[0]?.unitPriceCents).toBeNull();
  });

  it('is kept without the fields that tell who bought', () => {
    const { raw } = read({
      email: 'robin@example.test',
      phone: '13155550123',
      customer: { id: 7, name: 'Robin' },
      customer_name: 'Robin Sample',
      name: 'Robin',
      notes: 'Robin calls later',
      delivery_address: { address1: '12 Example Way' },
    });
    expect(raw).not.toMatch(/Robin|Example Way|robin@|3155550123/);
    expect(raw).toContain('"id_customer":10231');
    expect(raw).toContain('Sample Pre-Roll 1g');
  });
});
