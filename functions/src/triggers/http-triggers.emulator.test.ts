import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { alleavesWebhook, cronSync } from '../index';
import { createSecrets } from '../store/secrets';
import { readRun, updateRun } from '../store/runs';
import { createVault } from '../store/vault';
import { webhookPath } from '../sync/webhook-url';
import { serveFunction, type ServedFunction } from '../testing/serve-function';
import { startTriggerWorld, TEST_SECRETS, type TriggerWorld } from '../testing/trigger-world';

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(() => world.stop());

const newOrgId = (): string => `t${randomUUID().slice(0, 8)}`;

describe('cronSync', () => {
  let served: ServedFunction;
  beforeAll(async () => {
    served = await serveFunction(cronSync);
  });
  afterAll(() => served.stop());
  afterEach(() => {
    process.env['CRON_SECRET'] = TEST_SECRETS.CRON_SECRET;
  });

  const authorization = `Bearer ${TEST_SECRETS.CRON_SECRET}`;
  const post = (query: string, headers: Record<string, string> = { authorization }) =>
    fetch(`${served.url}/${query}`, { method: 'POST', headers });

  it('takes POST only', async () => {
    const answer = await fetch(served.url, { headers: { authorization } });
    expect([answer.status, answer.headers.get('allow')]).toStrictEqual([405, 'POST']);
  });

  it.each([
    ['no token', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another token', { authorization: 'Bearer nope' }],
    ['the token without its scheme', { authorization: TEST_SECRETS.CRON_SECRET }],
  ])('refuses %s', async (_, headers) => {
    expect((await post('', headers)).status).toBe(401);
  });

  it.each(['', 'Bearer ', 'Bearer undefined'])(
    'refuses everybody while its secret is unset (%j)',
    async (token) => {
      delete process.env['CRON_SECRET'];
      expect((await post('', token === '' ? {} : { authorization: token })).status).toBe(401);
      process.env['CRON_SECRET'] = '';
      expect((await post('', token === '' ? {} : { authorization: token })).status).toBe(401);
    },
  );

  it.each(['?orgId=../x', '?wait=-1', '?wait=301', '?wait=soon', '?org=maple', '?orgId=a&orgId=b'])(
    'refuses %s',
    async (query) => {
      expect((await post(query)).status).toBe(400);
    },
  );

  it('knows no org that does not exist', async () => {
    expect((await post('?orgId=nobody-here')).status).toBe(404);
  });

  it('asks for a run and says so at once', async () => {
    const orgId = newOrgId();
    await world.addOrg(orgId);
    const answer = await post(`?orgId=${orgId}`);
    expect(answer.status).toBe(202);
    const { runId } = await world.nextRing();
    expect(await answer.json()).toStrictEqual({
      runs: [{ orgId, runId, state: 'queued', counts: {}, durationMs: null, error: null }],
    });
  });

  it.each([
    ['succeeded', 200],
    ['failed', 207],
  ] as const)('waits for a run that has %s and answers %i', async (state, status) => {
    const orgId = newOrgId();
    await world.addOrg(orgId);
    const answer = post(`?orgId=${orgId}&wait=20`);
    const job = await world.nextRing();
    const stored = await readRun(world.db, orgId, job.runId);
    if (stored) await updateRun(world.db, stored, { state });
    expect((await answer).status).toBe(status);
  });
});

describe('alleavesWebhook', () => {
  let served: ServedFunction;
  let path: string;
  let orgId: string;
  const secret = 'a-webhook-secret-for-tests';
  beforeAll(async () => {
    served = await serveFunction(alleavesWebhook, { readsBodies: true });
    orgId = newOrgId();
    path = webhookPath(orgId, 1, TEST_SECRETS.WEBHOOK_PATH_KEY);
    await world.addOrg(orgId);
    await world.db.commit([
      createSecrets(world.db, orgId, createVault(TEST_SECRETS.SEALING_KEYS)).webhookWrite({
        generation: 1,
        current: secret,
        previous: null,
      }),
    ]);
  });
  afterAll(() => served.stop());
  afterEach(() => {
    process.env['WEBHOOK_PATH_KEY'] = TEST_SECRETS.WEBHOOK_PATH_KEY;
  });

  const sign = (body: string): string => createHmac('sha256', secret).update(body).digest('hex');
  const deliver = (body: string, signature = sign(body), to = path) =>
    fetch(`${served.url}${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alleaves-signature': signature },
      body,
    });
  const order = {
    id_order: 50_177,
    id_location: 1000,
    id_customer: null,
    email: null,
    phone: null,
    status: 'completed',
    complete: true,
    total: '12.34',
    date_created: '2026-01-28T20:00:00.000Z',
    date_updated: '2026-01-28T20:01:00.000Z',
    items: [{ id_inventory_item: 1, id_item: 7, item: 'Sample', quantity: 1, price: 12.34 }],
  };
  const body = JSON.stringify({
    event: 'order.created',
    timestamp: new Date().toISOString(),
    data: order,
  });

  const probe = async (query: string, to = path) => {
    const answer = await fetch(`${served.url}${to}${query}`);
    return [answer.status, await answer.json()];
  };

  it('stores a signed order, byte for byte as it was signed', async () => {
    const spaced = body.replace('"event"', '  "event"');
    const answer = await deliver(spaced);
    expect([answer.status, await answer.json()]).toStrictEqual([
      200,
      { success: true, received: true, event: 'order.created' },
    ]);
    const [document] = await world.db.getAll([`orgs/${orgId}/orders/alv_50177`]);
    expect(document?.data).toMatchObject({ status: 'completed', totals: { totalCents: 1_234 } });
  });

  it('refuses an unsigned one, another org, and a path it did not make', async () => {
    const other = webhookPath('nobody-here', 1, TEST_SECRETS.WEBHOOK_PATH_KEY);
    const answers = await Promise.all([
      deliver(body, ''),
      deliver(body, sign(body), other),
      deliver(body, sign(body), '/maple/1.x'),
    ]);
    expect(answers.map(({ status }) => status)).toStrictEqual([401, 401, 401]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts)).toStrictEqual(new Set(['{"error":"Invalid signature"}']));
  });

  it('refuses a body that was packed on its way, and two signatures', async () => {
    const signature = sign(body);
    const packed = await fetch(`${served.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'x-alleaves-signature': signature,
      },
      body: gzipSync(body),
    });
    const headers = new Headers({ 'content-type': 'application/json' });
    headers.append('x-alleaves-signature', signature);
    headers.append('x-alleaves-signature', signature);
    const doubled = await fetch(`${served.url}${path}`, { method: 'POST', headers, body });
    expect([packed.status, doubled.status]).toStrictEqual([415, 401]);
  });

  it('measures a body that comes in chunks without a length', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 9; sent += 1) controller.enqueue(Buffer.alloc(64 * 1024, 0x20));
        controller.enqueue(Buffer.from('{}'));
        controller.close();
      },
    });
    const answer = await fetch(`${served.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    });
    expect(answer.status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=x', ''])(
    'looks at no content type (%j): what counts is signed',
    async (type) => {
      const answer = await fetch(`${served.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': type, 'x-alleaves-signature': sign(body) },
        body,
      });
      expect(answer.status).toBe(200);
    },
  );

  it('takes a body that its runtime has read already', async () => {
    const eager = await serveFunction(alleavesWebhook);
    const answer = await fetch(`${eager.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alleaves-signature': sign(body) },
      body,
    });
    await eager.stop();
    expect(answer.status).toBe(200);
  });

  it('stores an order whose text holds half a character', async () => {
    const odd = body.replace('50177', '50178').replace('"Sample"', String.raw`"Sample \ud800"`);
    expect((await deliver(odd)).status).toBe(200);
    const [odds] = await world.db.getAll([`orgs/${orgId}/orders/alv_50178`]);
    expect(odds?.data).toMatchObject({ items: [{ name: 'Sample \uFFFD' }] });
  });

  it('answers 503 while it has no key, so that the sender tries again', async () => {
    process.env['WEBHOOK_PATH_KEY'] = '';
    expect((await deliver(body)).status).toBe(503);
  });

  it('echoes a challenge and names its events to whoever knows the path', async () => {
    expect(await probe('?challenge=abc')).toStrictEqual([200, { challenge: 'abc' }]);
    expect(await probe('')).toMatchObject([200, { status: 'ready' }]);
    expect(await probe('', '/maple/1.AAAAAAAAAAAAAAAAAAAAAAAA')).toMatchObject([401, {}]);
  });

  it('takes no other method', async () => {
    expect((await fetch(`${served.url}${path}`, { method: 'PUT', body })).status).toBe(405);
  });
});
