import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { startTestPos } from '../test-client';
import type { TestPos } from '../test-client';
import { scalarText } from '../world/json';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

const SECRET = 'webhook-secret-of-the-test';

interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: { event: string; timestamp: string; data: Record<string, unknown> };
}

let pos: TestPos;
let receiver: Server;
let url: string;
let arrived: Arrived[];
let answer: number;

beforeAll(async () => {
  pos = await startTestPos({ customers: 50, orders: 200 });
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      arrived.push({
        headers: request.headers,
        raw,
        body: raw.endsWith('}') || raw.endsWith('} ') ? JSON.parse(raw) : null,
      });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
});
beforeEach(() => {
  arrived = [];
  answer = 200;
  pos.simulator.reset();
  pos.simulator.webhooks.setTarget({ url, secret: SECRET });
});
afterAll(async () => {
  await pos.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

function signatureOf(raw: string): string {
  return createHmac('sha256', SECRET).update(raw).digest('hex');
}

async function emit(
  given: Parameters<TestPos['simulator']['webhooks']['emit']>[0],
): Promise<Arrived[]> {
  pos.simulator.webhooks.emit(given);
  await pos.simulator.webhooks.settled();
  return arrived;
}

describe('signatures', () => {
  it('are bare hex over the raw body', async () => {
    const [one] = await emit({ event: 'order.updated' });
    expect(one?.headers['x-alleaves-signature']).toBe(signatureOf(one?.raw ?? ''));
    expect(one?.headers['x-alleaves-timestamp']).toBeUndefined();
  });

  it('are prefixed when asked to, with a time stamp beside them', async () => {
    const [one] = await emit({
      event: 'order.updated',
      signature: 'prefixed',
      timestampHeader: true,
    });
    expect(one?.headers['x-alleaves-signature']).toBe(`sha256=${signatureOf(one?.raw ?? '')}`);
    expect(one?.headers['x-alleaves-timestamp']).toBe(one?.body.timestamp);
  });

  it.each(['wrong_secret', 'tampered'] as const)('do not fit with the fault %s', async (fault) => {
    const [one] = await emit({ event: 'order.updated', fault });
    expect(one?.headers['x-alleaves-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(one?.headers['x-alleaves-signature']).not.toBe(signatureOf(one?.raw ?? ''));
  });

  it('are missing with the fault unsigned', async () => {
    expect(
      (await emit({ event: 'order.updated', fault: 'unsigned' }))[0]?.headers[
        'x-alleaves-signature'
      ],
    ).toBeUndefined();
  });
});

describe('bodies', () => {
  it('carry the whole order row with id and locationId', async () => {
    const { row } = pos.simulator.orders.place({ id_customer: '10001', deliver: {} });
    await pos.simulator.webhooks.settled();
    expect(arrived[0]?.body).toMatchObject({
      event: 'order.created',
      data: { ...row, id: row['id_order'], locationId: scalarText(row['id_location']) },
    });
  });

  it('carry the whole customer row', async () => {
    const row = pos.simulator.customers.change('10001', {
      fields: { email: 'a@example.test' },
      deliver: {},
    });
    await pos.simulator.webhooks.settled();
    expect(arrived[0]?.body).toMatchObject({
      event: 'customer.updated',
      data: { ...row, id: 10_001, locationId: expect.any(String) },
    });
  });

  it('can be small or minimal', async () => {
    pos.simulator.orders.place({
      id_customer: '10001',
      lines: [{ id_item: 1000, quantity: 2, unitCents: 1_000 }],
    });
    await emit({ event: 'order.updated', body: 'partial' });
    await emit({ event: 'order.updated', body: 'minimal' });
    expect(arrived[0]?.body.data).toMatchObject({
      id_customer: 10_001,
      items: [{ id_item: 1000, quantity: 2, price: 10 }],
    });
    expect(arrived[0]?.body.data).not.toHaveProperty('tax');
    expect(Object.keys(arrived[1]?.body.data ?? {}).toSorted()).toEqual([
      'id',
      'id_order',
      'locationId',
    ]);
  });

  it.each([
    'inventory.updated',
    'product.updated',
    'inventory.low_stock',
    'product.deleted',
  ] as const)('name the product of %s', async (event) => {
    const [one] = await emit({ event, id: 1003 });
    expect(one?.body).toMatchObject({
      event,
      data: { id: 1003, id_item: 1003, locationId: expect.any(String) },
    });
  });
});

describe('faults of delivery', () => {
  it('sends twice, or an older version second', async () => {
    await emit({ event: 'order.updated', fault: 'duplicate' });
    expect(arrived[0]?.raw).toBe(arrived[1]?.raw);
    arrived = [];
    await emit({ event: 'order.updated', fault: 'out_of_order' });
    const [newer, older] = arrived.map(({ body }) => String(body.data['date_updated']));
    expect([arrived.length, (older ?? '') < (newer ?? '')]).toEqual([2, true]);
  });

  it('sends late, of an unknown event, of an unknown location, too large, or no JSON', async () => {
    for (const fault of ['late', 'unknown_event', 'unknown_location', 'huge', 'not_json'] as const)
      await emit({ event: 'order.updated', fault });
    const [late, event, location, huge, broken] = arrived;
    expect(pos.simulator.clock.read().now.localeCompare(late?.body.timestamp ?? '')).toBe(1);
    expect(
      Date.parse(pos.simulator.clock.read().now) - Date.parse(late?.body.timestamp ?? ''),
    ).toBeGreaterThan(47 * 3_600_000);
    expect(event?.body.event).toBe('order.teleported');
    expect(location?.body.data['locationId']).toBe('9999');
    expect(huge?.raw.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(broken?.body).toBeNull();
  });

  it('keeps a log and tries again by the virtual clock', async () => {
    answer = 503;
    pos.simulator.webhooks.setTarget({ url, secret: SECRET, retries: true });
    await emit({ event: 'order.updated' });
    expect(pos.simulator.webhooks.log().at(-1)).toMatchObject({
      status: 503,
      attempts: 1,
      nextAttemptAt: expect.any(String),
    });
    answer = 200;
    pos.simulator.clock.change({ advanceMs: 61_000 });
    pos.simulator.webhooks.sendDue();
    await pos.simulator.webhooks.settled();
    expect(pos.simulator.webhooks.log().at(-1)).toMatchObject({
      status: 200,
      attempts: 2,
      nextAttemptAt: null,
    });
    expect(arrived).toHaveLength(2);
  });

  it('sends nothing without a target', async () => {
    pos.simulator.webhooks.setTarget({ url: null });
    expect(await emit({ event: 'order.updated' })).toEqual([]);
  });
});

it('announces what the trickle does', async () => {
  pos.simulator.trickle.step(40);
  await pos.simulator.webhooks.settled();
  const events = new Set(arrived.map(({ body }) => body.event));
  expect(events).toContain('order.created');
  expect(events).toContain('order.updated');
  for (const one of arrived) expect(one.headers['x-alleaves-signature']).toBe(signatureOf(one.raw));
});

it('emits through the control API', async () => {
  await pos.control('PUT', '/webhook', { url, secret: SECRET, signature: 'prefixed' });
  const { json } = await pos.control('POST', '/webhook/emit', {
    event: 'customer.created',
    id: 10_001,
  });
  expect(json).toMatchObject([{ event: 'customer.created', status: 200, attempts: 1 }]);
  expect(
    (await pos.control('POST', '/webhook/emit', { event: 'customer.created', id: 1 })).status,
  ).toBe(404);
});
