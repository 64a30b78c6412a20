import { createServer, type Server } from 'node:http';
import type { SyncJob } from '../../functions/src/model/run';
import { updateOrg } from '../../functions/src/store/orgs';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { THIS_MACHINE } from '../../functions/src/testing/alleaves-under-test';
import { createMemoryAccounts } from '../../functions/src/testing/memory-accounts';
import { createMemoryOrgDocuments } from '../../functions/src/testing/memory-org-documents';
import {
  createWebhookWorld,
  FIRST_SECRET,
  signBody,
  WEBHOOK_WORLD_KEY,
  type WebhookWorld,
} from '../../functions/src/testing/webhook-world';
import { jsonOf } from '../testing/test-stack';
import { runTrellis } from '../testing/test-world';

const BODY = '{"event":"shift.closed","data":{"drawer":1}}';

let world: WebhookWorld;
let server: Server;
let origin: string;
let rung: SyncJob[];
beforeEach(async () => {
  world = await createWebhookWorld();
  rung = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['x-alleaves-signature']?.toString();
      void world
        .deliver(Buffer.concat(chunks), { path: request.url ?? '', signature })
        .then(({ status }) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Runs a `webhook` command with `--json` against the org in memory. */
async function webhook(...argv: string[]) {
  const finished = await runTrellis(['webhook', ...argv, '--json'], {
    now: () => world.now,
    connect: () =>
      Promise.resolve({
        projectId: 'demo-trellis',
        isEmulator: true,
        db: world.db,
        posHosts: THIS_MACHINE,
        openSecrets: () => world.secrets,
        webhookUrl: (orgId, generation) =>
          origin + webhookPath(orgId, generation, WEBHOOK_WORLD_KEY),
        publish: (jobs) => Promise.resolve(void rung.push(...jobs)),
        openAccounts: () => createMemoryAccounts(),
        openOrgDocuments: () => createMemoryOrgDocuments(world.db),
      }),
  });
  return { exitCode: finished.exitCode, result: Object(jsonOf(finished)) };
}

const statusOf = async (secret: string, path?: string): Promise<number> => {
  const given = { signature: signBody(BODY, secret), ...(path === undefined ? {} : { path }) };
  return (await world.deliver(BODY, given)).status;
};
const sent = (id: number): string =>
  `{"event":"order.updated","timestamp":"2026-01-30T11:59:58Z","data":{"id":${id}}}`;
const wait = (ms: number): void => {
  world.now = new Date(world.now.getTime() + ms);
};

describe('webhook rotate', () => {
  it('makes a secret that signs, beside the old one for a day', async () => {
    const { exitCode, result } = await webhook('rotate');
    expect(exitCode).toBe(0);
    expect(result).toStrictEqual({
      orgId: 'maple',
      url: origin + world.path,
      generation: 1,
      secret: expect.stringMatching(/^[0-9a-f]{64}$/),
      previousValidUntil: '2026-01-31T12:00:00.000Z',
    });
    expect([await statusOf(result.secret), await statusOf(FIRST_SECRET)]).toStrictEqual([202, 202]);
    wait(86_400_000);
    expect([await statusOf(result.secret), await statusOf(FIRST_SECRET)]).toStrictEqual([202, 401]);
  });

  it('keeps the old one for as long as is asked, or not at all', async () => {
    expect((await webhook('rotate', '--keep-old', '30m')).result).toMatchObject({
      previousValidUntil: '2026-01-30T12:30:00.000Z',
    });
    expect((await webhook('rotate', '--keep-old', '0')).result).toMatchObject({
      previousValidUntil: null,
    });
  });

  it('changes the address when that is asked for, and refuses the old one', async () => {
    const { result } = await webhook('rotate', '--new-url');
    const renewed = webhookPath('maple', 2, WEBHOOK_WORLD_KEY);
    expect(result).toMatchObject({ generation: 2, url: origin + renewed });
    expect(await statusOf(result.secret)).toBe(401);
    expect([
      await statusOf(result.secret, renewed),
      await statusOf(FIRST_SECRET, renewed),
    ]).toStrictEqual([202, 202]);
  });

  it('refuses a time that it cannot read, and stores nothing', async () => {
    const { exitCode, result } = await webhook('rotate', '--keep-old', 'tomorrow');
    expect([exitCode, result.error]).toStrictEqual([
      2,
      '--keep-old must be a time such as 30m, 24h or 7d, at most 30d, or 0.',
    ]);
    expect(await world.secrets.webhook()).toMatchObject({ current: FIRST_SECRET });
  });
});

describe('webhook test', () => {
  it('delivers something that is kept and changes no record', async () => {
    const { exitCode, result } = await webhook('test');
    expect([exitCode, result.status, result.event]).toStrictEqual([0, 202, 'trellis.test']);
    expect(world.outcomes()).toStrictEqual(['unknown_event']);
  });

  it('says what is wrong when the signature is refused', async () => {
    await webhook('test');
    await webhook('rotate', '--keep-old', '0');
    const { exitCode, result } = await webhook('test');
    expect([exitCode, result.error]).toStrictEqual([
      1,
      `${origin} answered 401 to a signed test event.`,
    ]);
    wait(60_000);
    expect((await webhook('test')).exitCode).toBe(0);
  });

  it('says that nobody answers', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const { exitCode, result } = await webhook('test');
    expect([exitCode, result.error]).toStrictEqual([1, `${origin} does not answer.`]);
  });
});

describe('webhook log', () => {
  it('tells the newest first, and counts all', async () => {
    await world.deliver(sent(1));
    wait(1_000);
    await world.deliver(BODY);
    wait(1_000);
    await world.deliver(sent(2));
    const { result } = await webhook('log', '--limit', '2');
    expect(result).toStrictEqual({
      orgId: 'maple',
      counts: { hint: 2, unknown_event: 1 },
      events: [
        {
          event: 'order.updated',
          entityId: '2',
          outcome: 'hint',
          sentAt: '2026-01-30T11:59:58.000Z',
          receivedAt: '2026-01-30T12:00:02.000Z',
          delayMs: 4_000,
          fields: [],
        },
        {
          event: 'shift.closed',
          entityId: null,
          outcome: 'unknown_event',
          sentAt: null,
          receivedAt: '2026-01-30T12:00:01.000Z',
          delayMs: null,
          fields: ['drawer'],
        },
      ],
    });
  });

  it('is empty where nothing was delivered', async () => {
    expect((await webhook('log')).result).toStrictEqual({ orgId: 'maple', counts: {}, events: [] });
  });
});

describe('webhook replay', () => {
  const late = '{"event":"order.updated","timestamp":"2026-01-28T11:59:58Z","data":{"id":50177}}';

  it('asks again for what came too late, and leaves the rest', async () => {
    await world.deliver(late);
    await world.deliver(sent(1));
    const { exitCode, result } = await webhook('replay', '--since', '1h');
    expect([exitCode, result]).toStrictEqual([
      0,
      {
        orgId: 'maple',
        since: '2026-01-30T11:00:00.000Z',
        looked: 2,
        deliveries: 1,
        orders: 1,
        streams: [],
        withoutMeaning: 0,
        runId: 'hint-20260130T1200',
      },
    ]);
    expect(rung).toStrictEqual([{ orgId: 'maple', runId: 'hint-20260130T1200' }]);
    expect(world.db.pathsUnder('orgs/maple/hints/')).toContain('orgs/maple/hints/orders-50177');
  });

  it('says that there is nothing to replay', async () => {
    expect((await webhook('replay')).result).toMatchObject({ looked: 0, runId: null });
    expect(rung).toStrictEqual([]);
  });

  it('asks for nothing while the organisation is paused', async () => {
    await world.deliver(late);
    await updateOrg(world.db, 'maple', { status: 'paused' });
    const { exitCode, result } = await webhook('replay');
    expect([exitCode, result.error]).toStrictEqual([1, 'The organisation maple is paused.']);
  });
});

it('webhook url tells the address, and until when the secret before signs', async () => {
  await webhook('rotate', '--keep-old', '30m');
  expect((await webhook('url')).result).toStrictEqual({
    orgId: 'maple',
    url: origin + world.path,
    generation: 1,
    previousValidUntil: '2026-01-30T12:30:00.000Z',
  });
});
