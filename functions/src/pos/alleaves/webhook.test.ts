import fc from 'fast-check';
import { customerRow, lineRow, orderRow } from '../../testing/alleaves-rows';
import { TEST_LOCATIONS } from '../../testing/alleaves-under-test';
import type { WebhookMeaning, WebhookReading } from '../adapter';
import { createAlleavesWebhookReader } from './webhook';

const RECEIVED = new Date('2026-01-28T20:22:00.000Z');
const SENT = '2026-01-28T20:21:47.090Z';

function read(body: string | Buffer): WebhookReading {
  return createAlleavesWebhookReader().interpret({
    body: Buffer.from(body),
    receivedAt: RECEIVED,
    pos: { locations: [...TEST_LOCATIONS], statusTable: { '6': 'completed' } },
  });
}

function interpret(body: string | Buffer): WebhookMeaning {
  return read(body).meaning;
}

function send(event: unknown, data: unknown, over: Record<string, unknown> = {}): WebhookMeaning {
  return interpret(JSON.stringify({ event, timestamp: SENT, data, ...over }));
}

const orderHint = {
  outcome: 'hint',
  event: 'order.updated',
  stream: 'orders',
  externalId: '50177',
};

describe('a webhook about an order without a customer', () => {
  const anonymous = { id_customer: 0, name_first: 'Robin', email: 'robin@example.test' };

  it('carries what was left with it', () => {
    expect(send('order.updated', orderRow(50177, anonymous))).toMatchObject({
      outcome: 'record',
      observation: { body: { customerId: null }, contact: { email: 'robin@example.test' } },
    });
    const nested = { ...anonymous, email: undefined, phone: undefined, customer: { phone: '' } };
    expect(send('order.updated', orderRow(50177, nested))).toMatchObject({
      outcome: 'record',
      observation: { contact: null },
    });
  });

  it('is a hint when it leaves out address and number, which would blank them', () => {
    const partial = { ...anonymous, email: undefined, phone: undefined };
    expect(send('order.updated', orderRow(50177, partial))).toStrictEqual(orderHint);
    const owned = { email: undefined, phone: undefined };
    expect(send('order.updated', orderRow(50177, owned))).toMatchObject({ outcome: 'record' });
  });
});

describe('a webhook about an order', () => {
  it('is a record when it is whole and has the time of its update', () => {
    expect(send('order.updated', orderRow(50177))).toMatchObject({
      outcome: 'record',
      event: 'order.updated',
      observation: {
        id: 'alv_50177',
        observedAt: new Date(SENT),
        updatedAt: new Date('2026-01-28T20:21:47.090Z'),
        body: { totals: { totalCents: 5_650 }, customerId: 'alv_10231' },
      },
    });
  });

  it('is read with the status table of the org, like a pulled one', () => {
    const row = orderRow(50177, { status: 'odd', id_status: 6, complete: null });
    expect(send('order.updated', row)).toMatchObject({
      observation: { body: { status: 'completed', counted: true } },
    });
  });

  it.each([
    { date_updated: null },
    { date_created: undefined },
    { total: null },
    { total: 'a lot' },
    { items: undefined },
    { items: [] },
    { items: [lineRow(1, { id_inventory_item: undefined })] },
    { items: [lineRow(1, { quantity: 'two' })] },
    { status: null, void: null, cancel: null, complete: null },
  ])('is a hint with %j', (over) => {
    expect(send('order.updated', orderRow(50177, over))).toStrictEqual(orderHint);
  });

  it('is a hint in the form that documents show, which names lines only', () => {
    const items = [{ id_item: 1121, name: 'Sample Pre-Roll 1g', quantity: 2, price: 10 }];
    const data = { id: 50177, locationId: '1000', status: 'completed', total: 56.5, items };
    expect(send('order.updated', data)).toStrictEqual(orderHint);
  });

  it('is kept apart when its location is none of the org, whole or not', () => {
    const partial = { id: 50177, locationId: '1999', email: 'robin@example.test' };
    for (const data of [orderRow(50177, { id_location: 1999 }), partial]) {
      const meaning = send('order.updated', data);
      expect(meaning).toMatchObject({
        outcome: 'unknown_location',
        rejection: {
          externalId: '50177',
          reasons: ['id_location: 1999 is not a location of this org'],
        },
      });
      expect(JSON.stringify(meaning)).not.toContain('robin@example.test');
    }
  });

  it('keeps the digits of its id', () => {
    const body = '{"event":"order.created","data":{"id_order":9007199254740993}}';
    expect(interpret(body)).toMatchObject({ outcome: 'hint', externalId: '9007199254740993' });
  });

  it('is dated by its own time stamp, else by its arrival', () => {
    for (const timestamp of [undefined, 'soon', 5, null]) {
      const meaning = send('order.updated', orderRow(50177), { timestamp });
      expect(meaning).toMatchObject({ observation: { observedAt: RECEIVED } });
    }
  });
});

describe('a webhook about a customer', () => {
  const whole = customerRow(10231, { date_updated: SENT });

  it('is a record when it has the id, both times, the names, e-mail and phone', () => {
    expect(send('customer.updated', whole)).toMatchObject({
      outcome: 'record',
      observation: { id: 'alv_10231', updatedAt: new Date(SENT), contact: { email: null } },
    });
  });

  it.each(['date_updated', 'date_created', 'name_first', 'name_last', 'email', 'phone'])(
    'is a hint without %s',
    (field) => {
      expect(send('customer.created', { ...whole, [field]: undefined })).toStrictEqual({
        outcome: 'hint',
        event: 'customer.created',
        stream: 'customers',
        externalId: '10231',
      });
    },
  );

  it.each([{ id: 7 }, { customer_id: '7' }, { customer: { id: 7 } }])(
    'finds its id in %j',
    (data) => {
      expect(send('customer.updated', data)).toMatchObject({ outcome: 'hint', externalId: '7' });
    },
  );
});

describe('other webhooks', () => {
  it.each(['inventory.updated', 'inventory.low_stock', 'product.updated', 'product.deleted'])(
    '%s asks for a pull of the products',
    (event) => {
      const hint = { outcome: 'hint', event, stream: 'products', externalId: null };
      expect(send(event, { id_item: 1029, stock: 3, price: 15.82 })).toStrictEqual(hint);
    },
  );

  it.each([
    ['order.archived', { id_order: 5, note: 'x' }, '5', ['id_order', 'note']],
    ['loyalty.redeemed', {}, null, []],
    ['shift.closed', undefined, null, []],
    ['list.sent', { 'robin@example.test': 1, first_name: 'Robin' }, null, ['first_name']],
  ])('%s is unknown, and only the names of its fields are told', (event, data, id, fields) => {
    const meaning = { outcome: 'unknown_event', event, externalId: id, fields };
    expect(send(event, data)).toStrictEqual(meaning);
  });

  it('name at most 50 fields of an unknown event', () => {
    const data = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, 1]));
    expect(send('shift.closed', data)).toHaveProperty('fields.length', 50);
  });

  it.each([
    ['2026-01-28T20:21:47.090Z', new Date('2026-01-28T20:21:47.090Z')],
    ['2031-01-01T00:00:00Z', new Date('2031-01-01T00:00:00Z')],
    ['yesterday', null],
    [undefined, null],
    [{ at: 1 }, null],
  ])('with the timestamp %j were sent at %s', (timestamp, sentAt) => {
    const body = JSON.stringify({ event: 'order.updated', timestamp, data: { id: 1 } });
    expect(read(body).sentAt).toStrictEqual(sentAt);
  });

  it.each([
    ['no JSON', 'event=order.updated'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a list', '[]'],
    ['nothing', ''],
    ['nested far too deep', '['.repeat(100_000)],
    ['without an event', '{"data":{"id":1}}'],
    ['with an event that is no name', JSON.stringify({ event: '../<script>', data: { id: 1 } })],
    ['with a very long event', JSON.stringify({ event: 'a'.repeat(65), data: { id: 1 } })],
    ['without an order id', '{"event":"order.updated","data":{}}'],
    ['without data', '{"event":"customer.updated"}'],
  ])('a body %s is invalid', (_name, body) => {
    expect(interpret(body)).toMatchObject({ outcome: 'invalid', reason: expect.any(String) });
  });

  it('cannot reach the prototype of anything', () => {
    const body = `{"event":"order.updated","__proto__":{"polluted":1},"data":{"id":1,"__proto__":{"total":5}}}`;
    expect(interpret(body)).toMatchObject({ outcome: 'hint', externalId: '1' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throw, whatever the body', () => {
    const bodies = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record({
          event: fc.constantFrom('order.updated', 'customer.updated'),
          data: fc.jsonValue(),
        })
        .map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        expect(interpret(body).outcome).toEqual(expect.any(String));
      }),
    );
  });
});
