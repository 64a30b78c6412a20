import {
  createMemorySessions,
  createTestAdapter,
  TEST_NOW,
  walkAll,
} from '../../testing/alleaves-under-test';
import {
  makeToken,
  startScriptedPos,
  type Script,
  type ScriptedAnswer,
  type ScriptedPos,
} from '../../testing/scripted-pos';
import { readExpirySeconds } from './login';

const HOUR_MS = 3_600_000;
const after = (ms: number): Date => new Date(TEST_NOW.getTime() + ms);
const DATE = { date: TEST_NOW.toUTCString() };
const REFUSED = { status: 401, body: { message: 'no' } };

let pos: ScriptedPos | undefined;
afterEach(() => pos?.close());

/** A POS whose nth login gives the nth token, and which accepts tokens as told. */
async function startPos(options: {
  readonly tokens: readonly string[];
  readonly accepts: (token: string) => boolean;
  readonly refusal?: ScriptedAnswer;
}): Promise<string> {
  const script: Script = ({ path, headers }, nth) => {
    if (path === '/auth') return { headers: DATE, body: { token: options.tokens[nth - 1] } };
    const token = (headers.authorization ?? '').replace('Bearer ', '');
    return options.accepts(token) ? { headers: DATE, body: [] } : (options.refusal ?? REFUSED);
  };
  pos = await startScriptedPos(script);
  return pos.baseUrl;
}

const logins = (): number => pos?.count('/auth') ?? 0;
const TOKENS = ['a', 'b', 'c', 'd'].map((id) => makeToken(after(24 * HOUR_MS), id));
const [FIRST = '', SECOND = '', THIRD = ''] = TOKENS;

describe('the token of a login', () => {
  it.each([
    [makeToken(new Date(1_769_904_000_000)), 1_769_904_000],
    ['not-a-jwt', null],
    ['a.%%%.c', null],
    [`a.${Buffer.from('{"exp":"soon"}').toString('base64url')}.c`, null],
    [`a.${Buffer.from('{}').toString('base64url')}.c`, null],
    [`a.${Buffer.from('{"exp":1e999}').toString('base64url')}.c`, null],
  ])('%s ends at %p', (token, seconds) => {
    expect(readExpirySeconds(token)).toBe(seconds);
  });
});

describe('logging in', () => {
  it('happens once for all who ask at the same time, and is shared', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: (token) => token === FIRST });
    const sessions = createMemorySessions();
    const adapter = createTestAdapter(baseUrl, { sessions });
    await Promise.all([adapter.listLocations(), adapter.listLocations(), adapter.listLocations()]);
    await createTestAdapter(baseUrl, { sessions }).listLocations();
    expect(logins()).toBe(1);
    expect(await sessions.load()).toStrictEqual({ token: FIRST, expiresAt: after(24 * HOUR_MS) });
  });

  it('happens again five minutes before the token ends, not sooner', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: () => true });
    let now = TEST_NOW;
    const adapter = createTestAdapter(baseUrl, { now: () => now });
    await adapter.listLocations();
    now = after(24 * HOUR_MS - 5 * 60_000 - 1);
    await adapter.listLocations();
    expect(logins()).toBe(1);
    now = after(24 * HOUR_MS - 5 * 60_000);
    await adapter.listLocations();
    expect(logins()).toBe(2);
  });

  it.each([
    ['an hour when the token does not say', 'opaque', HOUR_MS],
    ['its life even when that is shorter than five minutes', makeToken(after(60_000)), 60_000],
  ])('gives a token for %s', async (_name, token, lifeMs) => {
    const baseUrl = await startPos({ tokens: [token], accepts: () => true });
    const sessions = createMemorySessions();
    const adapter = createTestAdapter(baseUrl, { sessions });
    await adapter.listLocations();
    await adapter.listLocations();
    expect(logins()).toBe(1);
    expect(await sessions.load()).toMatchObject({ expiresAt: after(lifeMs) });
  });

  it('measures a token by the clock of the POS', async () => {
    const baseUrl = await startPos({ tokens: [FIRST], accepts: () => true });
    const sessions = createMemorySessions();
    const ahead = after(48 * HOUR_MS);
    await createTestAdapter(baseUrl, { sessions, now: () => ahead }).listLocations();
    expect(await sessions.load()).toMatchObject({ expiresAt: after(72 * HOUR_MS) });
  });

  it('happens once more when the POS refuses the token, and the request goes through', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: (token) => token === SECOND });
    const adapter = createTestAdapter(baseUrl);
    await expect(adapter.listLocations()).resolves.toStrictEqual([]);
    expect([logins(), pos?.count('/location'), adapter.apiCalls()]).toStrictEqual([2, 2, 4]);
  });

  it('does not happen when another instance has put a newer token in place', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: (token) => token === THIRD });
    const sessions = createMemorySessions({ token: FIRST, expiresAt: after(HOUR_MS) });
    const adapter = createTestAdapter(baseUrl, {
      sessions: {
        ...sessions,
        load: async () => {
          const current = await sessions.load();
          await sessions.save({ token: THIRD, expiresAt: after(2 * HOUR_MS) });
          return current;
        },
      },
    });
    await adapter.listLocations();
    expect(logins()).toBe(0);
  });

  it('is given up when a fresh token is refused too, for all later calls', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: () => false });
    const adapter = createTestAdapter(baseUrl);
    const refused = { name: 'PosError', kind: 'authentication', status: 401 };
    await expect(adapter.listLocations()).rejects.toMatchObject(refused);
    await expect(walkAll(adapter, { stream: 'orders' })).rejects.toMatchObject(refused);
    expect(logins()).toBe(2);
  });

  it('does not change that a permission is missing', async () => {
    const refusal = { status: 403, body: { message: 'not for your role' } };
    const baseUrl = await startPos({ tokens: TOKENS, accepts: () => false, refusal });
    const adapter = createTestAdapter(baseUrl);
    const refused = { kind: 'refused', status: 403 };
    await expect(adapter.listLocations()).rejects.toMatchObject(refused);
    await expect(adapter.listLocations()).rejects.toMatchObject(refused);
    expect(logins()).toBe(2);
  });

  it.each<[string, ScriptedAnswer]>([
    ['401', REFUSED],
    ['403', { status: 403, body: { error: 'locked' } }],
    ['400', { status: 400, body: { error: 'pin required' } }],
    ['200 without a token', { body: { id_user: 41 } }],
  ])('is tried once when the POS answers %s', async (_name, answer) => {
    pos = await startScriptedPos(() => answer);
    const adapter = createTestAdapter(pos.baseUrl);
    const refused = { name: 'PosError', kind: 'authentication' };
    await expect(adapter.listLocations()).rejects.toMatchObject(refused);
    await expect(adapter.listLocations()).rejects.toMatchObject(refused);
    expect(logins()).toBe(1);
  });

  it('is tried again after a fault of the POS', async () => {
    pos = await startScriptedPos(({ path }, nth) => {
      if (path === '/auth' && nth < 3) return { status: 503 };
      return { body: path === '/auth' ? { token: FIRST } : [] };
    });
    await createTestAdapter(pos.baseUrl).listLocations();
    expect(logins()).toBe(3);
  });

  it('sends the pin as its own field, or credentials as HTTP Basic where the account wants that', async () => {
    const baseUrl = await startPos({ tokens: TOKENS, accepts: () => true });
    const credentials = { username: 'ü@example.test', password: 'p:w', pin: '0420' };
    await createTestAdapter(baseUrl, { credentials }).listLocations();
    await createTestAdapter(baseUrl, {
      credentials,
      config: { loginStyle: 'basic' },
    }).listLocations();
    const [json, basic] = (pos?.requests ?? []).filter(({ path }) => path === '/auth');
    expect(JSON.parse(json?.body ?? '')).toStrictEqual(credentials);
    expect(json?.headers.authorization).toBeUndefined();
    expect(basic?.body).toBe('');
    const expected = Buffer.from('ü@example.test:p:w').toString('base64');
    expect(basic?.headers.authorization).toBe(`Basic ${expected}`);
  });

  it('leaves no secret in its errors', async () => {
    const said = 'wrong password not-a-real-password for integration@example.test';
    pos = await startScriptedPos(() => ({ status: 401, body: { message: said } }));
    const failure = await createTestAdapter(pos.baseUrl).listLocations().catch(String);
    expect(failure).not.toContain('integration@example.test');
    expect(failure).not.toContain('not-a-real-password');
  });
});
