import { createServer, type Server } from 'node:net';
import { createTestAdapter, THIS_MACHINE, TEST_NOW } from '../../testing/alleaves-under-test';
import { listen } from '../../testing/listen';
import { makeOrg } from '../../testing/make-org';
import { makeToken, startScriptedPos, type ScriptedPos } from '../../testing/scripted-pos';
import { readPosHosts, type PosHosts } from '../hosts';
import { openForOrg } from './open-for-org';
import { DEFAULT_RETRY_POLICY } from './retry';

const TOKEN = makeToken(new Date(TEST_NOW.getTime() + 86_400_000));
const DEPLOYED = readPosHosts('', false);

let listener: Server;
let port: number;
let connections: number;

beforeEach(async () => {
  connections = 0;
  listener = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).destroy();
  });
  port = await listen(listener);
});
afterEach(() => new Promise((resolve) => listener.close(resolve)));

/** What asking for the locations of an org at this address ends with. */
function ask(baseUrl: string, hosts: PosHosts): Promise<unknown> {
  const open = openForOrg({ hosts, now: () => TEST_NOW, random: () => 0.5, sleep: async () => {} });
  const pos = open({
    org: makeOrg(baseUrl),
    credentials: { username: 'integration@example.test', password: 'not-a-real-password' },
    secrets: { posSessions: { load: async () => null, save: async () => undefined } },
  });
  return pos.listLocations().catch((error: unknown) => error);
}

describe('an organisation’s document that leads elsewhere', () => {
  it.each([
    ['http://127.0.0.1:PORT/api', 'its address is not https'],
    ['https://127.0.0.1:PORT/api', 'its address names no host but a number'],
    ['https://2130706433:PORT/api', 'its address names no host but a number'],
    [
      'https://localhost:PORT/api',
      'its address leads to localhost:PORT, which is not among POS_HOSTS (app.alleaves.com)',
    ],
    ['https://user:pass@localhost:PORT/api', 'its address has a login in it'],
  ])('(%s) is refused when its POS is opened, and nothing is sent', async (url, message) => {
    expect(await ask(url.replace('PORT', String(port)), DEPLOYED)).toMatchObject({
      name: 'PosError',
      kind: 'forbidden',
      message: message.replace('PORT', String(port)),
    });
    expect(connections).toBe(0);
  });

  it('reaches this machine where the emulator permits that', async () => {
    expect(await ask(`http://127.0.0.1:${port}`, THIS_MACHINE)).toMatchObject({
      kind: 'transient',
    });
    expect(connections).toBe(DEFAULT_RETRY_POLICY.attempts);
  });
});

/** A name that is permitted and leads to the listener. */
const named = (loopback: boolean): PosHosts => ({
  names: [`pos.example.test:${port}`],
  loopback,
  resolve: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
});

describe('a permitted name', () => {
  it('that leads to this machine is refused before it is connected to', async () => {
    expect(await ask(`https://pos.example.test:${port}/api`, named(false))).toMatchObject({
      kind: 'forbidden',
      message: 'its name leads to an address that is not public',
    });
    expect(connections).toBe(0);
  });

  it('is connected to at the address that was judged', async () => {
    expect(await ask(`https://pos.example.test:${port}/api`, named(true))).toMatchObject({
      kind: 'transient',
    });
    expect(connections).toBe(DEFAULT_RETRY_POLICY.attempts);
  });
});

describe('a redirect', () => {
  let pos: ScriptedPos;
  afterEach(() => pos.close());

  it.each([301, 302, 303, 307, 308])('(%i) is followed nowhere', async (status) => {
    const headers = { location: `http://127.0.0.1:${port}/api/location` };
    pos = await startScriptedPos(({ path }) =>
      path === '/auth' ? { body: { token: TOKEN } } : { status, headers },
    );
    await expect(createTestAdapter(pos.baseUrl).listLocations()).rejects.toMatchObject({
      kind: 'refused',
      status,
    });
    expect(connections).toBe(0);
  });
});
