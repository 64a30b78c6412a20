import { orderRow } from '../testing/alleaves-rows';
import {
  createWebhookWorld,
  signBody,
  WEBHOOK_WORLD_KEY,
  type WebhookWorld,
} from '../testing/webhook-world';
import { MAX_BODY_BYTES } from './receive-webhook';
import { webhookPath } from './webhook-url';

let world: WebhookWorld;
beforeEach(async () => {
  world = await createWebhookWorld();
});

const ORDER_PATH = 'orgs/maple/orders/alv_50177';

/** A whole order, sent so long before the receiver's clock. */
function orderSent(agoMs: number, over: Record<string, unknown> = {}): string {
  const timestamp = new Date(world.now.getTime() - agoMs).toISOString();
  return JSON.stringify({ event: 'order.updated', timestamp, data: orderRow(50_177, over) });
}

const HOUR_MS = 3_600_000;
const writesSince = (before: number): number => world.db.usage().writes - before;

describe('the checks', () => {
  const junk = { path: '/maple/1.AAAAAAAAAAAAAAAAAAAAAAAA' };
  const encoded = { encoding: 'gzip' };
  const unsigned = { signature: undefined };
  const huge = Buffer.alloc(MAX_BODY_BYTES + 1, 0x20);

  it.each([
    ['the URL', huge, { ...junk, ...encoded, ...unsigned }, 401, 0],
    ['the encoding', huge, { ...encoded, ...unsigned }, 415, 0],
    ['the size', huge, unsigned, 413, 0],
    ['the signature', Buffer.from('no JSON'), unsigned, 401, 2],
    ['the form', Buffer.from('no JSON'), {}, 400, 2],
  ])('look at %s before what comes later', async (_, body, given, status, reads) => {
    const before = world.db.usage();
    expect((await world.deliver(body, given)).status).toBe(status);
    expect(world.db.usage().reads - before.reads).toBe(reads);
    expect(writesSince(before.writes)).toBe(0);
  });

  it('answer a stranger and a wrong signature alike', async () => {
    const nobody = webhookPath('nobody', 1, WEBHOOK_WORLD_KEY);
    const old = webhookPath('maple', 2, WEBHOOK_WORLD_KEY);
    const body = orderSent(0);
    const answers = await Promise.all([
      world.deliver(body, junk),
      world.deliver(body, { path: nobody }),
      world.deliver(body, { path: old }),
      world.deliver(body, { signature: signBody(body, 'another-secret') }),
    ]);
    const refusal = { status: 401, body: { error: 'Invalid signature' } };
    expect(answers).toStrictEqual([refusal, refusal, refusal, refusal]);
  });

  it('refuse two signatures, even when both are right', async () => {
    const body = orderSent(0);
    const joined = `${signBody(body)}, ${signBody(body)}`;
    expect((await world.deliver(body, { signature: joined })).status).toBe(401);
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip', 'x'])(
    'refuse a body packed as %s',
    async (encoding) => {
      expect((await world.deliver(orderSent(0), { encoding })).status).toBe(415);
    },
  );

  it.each([undefined, '', 'identity', ' Identity '])(
    'take a body that is not packed (%j)',
    async (encoding) => {
      expect((await world.deliver(orderSent(0), { encoding })).status).toBe(200);
    },
  );

  it('take a body of exactly the greatest size', async () => {
    const body = orderSent(0);
    const padded = body + ' '.repeat(MAX_BODY_BYTES - body.length);
    expect((await world.deliver(padded)).status).toBe(200);
  });
});

describe('the time of sending', () => {
  it('a day ago is still acted on', async () => {
    expect((await world.deliver(orderSent(24 * HOUR_MS))).status).toBe(200);
    expect(world.db.dump().has(ORDER_PATH)).toBe(true);
  });

  it('more than a day ago is answered so that the sender stops, and logged alone', async () => {
    const answer = await world.deliver(orderSent(24 * HOUR_MS + 1));
    expect(answer).toStrictEqual({
      status: 202,
      body: { success: true, received: true, event: 'order.updated' },
    });
    expect(world.db.dump().has(ORDER_PATH)).toBe(false);
    expect(world.outcomes()).toStrictEqual(['replayed']);
  });

  it('more than a day ago and again changes nothing', async () => {
    await world.deliver(orderSent(48 * HOUR_MS));
    const before = world.db.usage().writes;
    expect((await world.deliver(orderSent(48 * HOUR_MS))).status).toBe(202);
    expect(writesSince(before)).toBe(0);
  });

  it('of a delivery that was stored is not made worse in the log by its replay', async () => {
    const body = orderSent(0);
    await world.deliver(body);
    world.now = new Date(world.now.getTime() + 25 * HOUR_MS);
    expect((await world.deliver(body)).status).toBe(202);
    expect(world.outcomes()).toStrictEqual(['stored']);
  });

  it('in the future is refused, and taken when the sender tries again after that', async () => {
    const body = orderSent(-5 * 60_000 - 1);
    expect(await world.deliver(body)).toStrictEqual({
      status: 400,
      body: { error: 'The timestamp lies in the future' },
    });
    expect(world.db.dump().has(ORDER_PATH)).toBe(false);
    expect(world.outcomes()).toStrictEqual(['early']);
    world.now = new Date(world.now.getTime() + 60_000);
    expect((await world.deliver(body)).status).toBe(200);
    expect(world.outcomes()).toStrictEqual(['stored']);
  });

  it('goes unheeded where the body names none', async () => {
    const body = JSON.stringify({ event: 'order.updated', data: orderRow(50_177) });
    expect((await world.deliver(body)).status).toBe(200);
  });
});

describe('what a delivery leaves behind', () => {
  it('is its entry in the log, with the times of sending and of arrival', async () => {
    await world.deliver(orderSent(1_500));
    const [path = ''] = world.db.pathsUnder('orgs/maple/webhookEvents/');
    expect(world.db.dump().get(path)).toStrictEqual({
      event: 'order.updated',
      entityId: '50177',
      outcome: 'stored',
      sentAt: new Date('2026-01-30T11:59:58.500Z'),
      receivedAt: new Date('2026-01-30T12:00:00.000Z'),
      fields: [],
      expireAt: new Date('2026-03-01T12:00:00.000Z'),
    });
  });

  it('is nothing more when it comes again', async () => {
    const body = JSON.stringify({ event: 'shift.closed', data: { id: 5, drawer: 1 } });
    expect((await world.deliver(body)).status).toBe(202);
    const before = world.db.usage().writes;
    expect((await world.deliver(body)).status).toBe(202);
    expect(writesSince(before)).toBe(0);
    const [path = ''] = world.db.pathsUnder('orgs/maple/webhookEvents/');
    expect(world.db.dump().get(path)).toMatchObject({
      outcome: 'unknown_event',
      entityId: '5',
      fields: ['id', 'drawer'],
    });
  });

  it('is a hint where Firestore refuses the record for good', async () => {
    world.db.faults.commit = (writes, apply) => {
      if (!writes.some(({ path }) => path === ORDER_PATH)) return Promise.resolve(apply());
      return Promise.reject(Object.assign(new Error('invalid argument'), { code: 3 }));
    };
    expect((await world.deliver(orderSent(0))).status).toBe(200);
    expect(world.outcomes()).toStrictEqual(['hint']);
    expect(world.db.dump().has('orgs/maple/hints/orders-50177')).toBe(true);
    expect(world.rung).toHaveLength(1);
  });
});
