import { createTestAdapter, TEST_NOW, walkAll } from '../../testing/alleaves-under-test';
import {
  makeToken,
  startScriptedPos,
  type ScriptedAnswer,
  type ScriptedPos,
} from '../../testing/scripted-pos';
import type { AlleavesAdapterOptions } from './adapter';
import { DEFAULT_RETRY_POLICY } from './retry';

const TOKEN = makeToken(new Date(TEST_NOW.getTime() + 86_400_000));
const HTML = { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };

let pos: ScriptedPos | undefined;
afterEach(() => pos?.close());

/** Asks for the locations while the nth request for them gets the nth answer, the last one from then on. */
async function askLocations(
  answers: readonly ScriptedAnswer[],
  overrides: Partial<Omit<AlleavesAdapterOptions, 'config'>> = {},
) {
  pos = await startScriptedPos(({ path }, nth) =>
    path === '/auth' ? { body: { token: TOKEN } } : (answers[nth - 1] ?? answers.at(-1) ?? {}),
  );
  return createTestAdapter(pos.baseUrl, overrides).listLocations();
}

const asked = (): number => pos?.count('/location') ?? 0;

describe('an answer of the POS', () => {
  it.each<[string, ScriptedAnswer]>([
    ['408', { status: 408 }],
    ['425', { status: 425 }],
    ['429', { status: 429 }],
    ['500', { status: 500, body: 'oops', headers: { 'content-type': 'text/plain' } }],
    ['502 as HTML', { ...HTML, status: 502 }],
    ['503', { status: 503 }],
    ['200 with an HTML page', HTML],
    ['200 with an HTML page called JSON', { body: '<html></html>' }],
    ['200 with JSON that ends too early', { body: '[{"id_location":10' }],
    ['200 with nothing', { body: '' }],
    ['a connection cut half way', { body: [{ id_location: 1000 }], cut: true }],
  ])('is asked for again after %s', async (_name, answer) => {
    await expect(askLocations([answer, answer, { body: [] }])).resolves.toStrictEqual([]);
    expect(asked()).toBe(3);
  });

  it.each<[string, string, ScriptedAnswer]>([
    ['refused', '400', { status: 400 }],
    ['refused', '404', { status: 404 }],
    ['refused', '422', { status: 422, body: { error: 'no' } }],
    ['refused', 'a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    ['refused', '200 with an error', { body: { error: 'not allowed' } }],
    ['contract', '200 with an unknown shape', { body: { stores: [] } }],
    ['contract', '200 with plain text', { headers: { 'content-type': 'text/plain' }, body: '[]' }],
    ['contract', 'a body that is too long', { body: `[${' '.repeat(2_000)}]` }],
  ])('is %s at once after %s', async (kind, _name, answer) => {
    const asking = askLocations([answer], { limits: { maxResponseBytes: 1_000 } });
    await expect(asking).rejects.toMatchObject({ name: 'PosError', kind });
    expect(asked()).toBe(1);
  });

  it('is waited for no longer than allowed, each time', async () => {
    const retry = { ...DEFAULT_RETRY_POLICY, attempts: 2 };
    const asking = askLocations([{ hang: true }], { limits: { timeoutMs: 800, retry } });
    await expect(asking).rejects.toMatchObject({ kind: 'transient' });
    expect(asked()).toBe(2);
  });

  it('that says when to come back is obeyed', async () => {
    const waits: number[] = [];
    const busy = { status: 429, headers: { 'retry-after': '7' } };
    await askLocations([busy, { body: [] }], {
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    expect(waits).toContain(7_000);
  });

  it('that wants to be left alone for longer than a minute ends the attempts', async () => {
    const asking = askLocations([{ status: 503, headers: { 'retry-after': '61' } }]);
    await expect(asking).rejects.toMatchObject({ kind: 'transient', retryAfterMs: 61_000 });
    expect(asked()).toBe(1);
  });

  it('without JSON as its type is read when it names none', async () => {
    await expect(askLocations([{ headers: { 'content-type': '' }, body: [] }])).resolves.toEqual(
      [],
    );
  });

  it('is not quoted beyond its own message, and that without personal data', async () => {
    const body = {
      error: 'bad customer robin@example.test (315) 555-0123',
      patient: 'Robin Sample',
    };
    const failure = await askLocations([{ status: 422, body }]).catch(String);
    expect(failure).toBe('PosError: GET /location answered 422: bad customer … …');
  });
});

describe('a location of the POS', () => {
  const row = {
    id_location: 1000,
    location: 'Maple ',
    timezone: 'America/New_York',
    active: false,
  };

  it('is kept without anything else of its row', async () => {
    const rows = [{ ...row, metrc_system_api_key: 'live', phone: '13155550123' }];
    await expect(askLocations([{ body: rows }])).resolves.toStrictEqual([
      { id: '1000', name: 'Maple', timezone: 'America/New_York', active: false },
    ]);
  });

  it.each([{ timezone: 'Eastern' }, { timezone: null }, { id_location: null }])(
    'is a broken contract with %j, and its keys stay out of the message',
    async (over) => {
      const rows = [{ ...row, mosaic_api_key: 'live', ...over }];
      const failure = askLocations([{ body: rows }]);
      await expect(failure).rejects.toMatchObject({ kind: 'contract' });
      await expect(failure).rejects.not.toThrow(/live/);
    },
  );
});

function fullPage(page: number) {
  return Array.from({ length: 100 }, (_, index) => ({ id_customer: page * 100 + index }));
}

describe('a walk', () => {
  it('takes the time of observation from the POS, else from our clock', async () => {
    const date = 'Wed, 28 Jan 2026 12:00:00 GMT';
    pos = await startScriptedPos(({ path }, nth) => {
      if (path === '/auth') return { body: { token: TOKEN } };
      return { headers: { date: nth === 1 ? date : 'soon' }, body: [] };
    });
    const adapter = createTestAdapter(pos.baseUrl);
    const first = await walkAll(adapter, { stream: 'customers' });
    const second = await walkAll(adapter, { stream: 'customers' });
    expect(first.pages[0]?.observedAt).toStrictEqual(new Date('2026-01-28T12:00:00Z'));
    expect(second.pages[0]?.observedAt).toStrictEqual(TEST_NOW);
  });

  it('that is cut by its limit says so, after the pages it served', async () => {
    pos = await startScriptedPos(({ path, body }) =>
      path === '/auth'
        ? { body: { token: TOKEN } }
        : { body: fullPage(Number(JSON.parse(body).page)) },
    );
    const adapter = createTestAdapter(pos.baseUrl, { limits: { maxPages: 3 } });
    const served: number[] = [];
    const walk = async (): Promise<void> => {
      const request = { stream: 'customers', since: null, resumeAt: null } as const;
      for await (const page of adapter.walk(request)) served.push(page.rowCount);
    };
    await expect(walk()).rejects.toMatchObject({ kind: 'truncated' });
    expect(served).toStrictEqual([100, 100, 100]);
  });

  it('never calls an empty stock answer that is no list "no products"', async () => {
    pos = await startScriptedPos(({ path }) => ({
      body: path === '/auth' ? { token: TOKEN } : {},
    }));
    const walk = walkAll(createTestAdapter(pos.baseUrl), { stream: 'products' });
    await expect(walk).rejects.toMatchObject({ kind: 'contract' });
  });
});
