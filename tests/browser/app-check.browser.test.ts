import type { BrowserContext, Page, Request } from 'playwright-core';
import { APP_CHECK_SOURCES, extendPolicy } from '../../tooling/hosting/extend-policy';
import { withBrowser } from './harness';
import { readPageConfig } from './people';

const pages = withBrowser();

const KEY = '6Ltest';
const APP = '1:2:web:3';
const POLICY = 'content-security-policy';

/** What Google's script leaves in the page, as far as App Check asks for it. */
const RECAPTCHA = `self.grecaptcha = { enterprise: {
  ready: (then) => then(),
  render: (container, { callback }) => (setTimeout(callback), 0),
  execute: () => Promise.resolve('looks-human'),
} };`;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const TOKEN = `${encode({ alg: 'none' })}.${encode({ sub: APP, app_id: APP })}.x`;

/** What went out of a page. */
interface Seen {
  /** Requests to Google. */
  readonly google: string[];
  /** What the token was asked for with. */
  readonly asked: unknown[];
}

/** Makes a context one in which the page was published with a key, and Google answers. */
async function publishWithKey(context: BrowserContext, seen: Seen): Promise<void> {
  // What is answered in Hosting's place counts as from nowhere, and such a page may not call this machine unasked.
  await context.grantPermissions(['local-network-access'], { origin: pages.origin });
  const config = { ...(await readPageConfig(pages.origin)), appId: APP, appCheckSiteKey: KEY };
  await context.route(`${pages.origin}/**`, async (route) => {
    if (new URL(route.request().url()).pathname === '/config.json')
      return route.fulfill({ json: config });
    const response = await route.fetch();
    const headers = response.headers();
    const policy = extendPolicy(headers[POLICY] ?? '', APP_CHECK_SOURCES);
    return route.fulfill({ response, headers: { ...headers, [POLICY]: policy } });
  });
  await context.route('https://www.google.com/recaptcha/**', (route) => {
    seen.google.push(route.request().url());
    return route.fulfill({ contentType: 'text/javascript', body: RECAPTCHA });
  });
  await context.route('https://content-firebaseappcheck.googleapis.com/**', (route) => {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (route.request().method() === 'POST') seen.asked.push(route.request().postDataJSON());
    return route.fulfill({ headers, json: { token: TOKEN, ttl: '3600s' } });
  });
}

/** The page's call of a function, made by a click. */
async function callByClick(page: Page): Promise<Request> {
  const called = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/previewReport'),
  );
  await page.getByRole('button', { name: 'Show last week’s report' }).click();
  const request = await called;
  await page.locator('iframe[title^="Report of the week from"]').waitFor();
  return request;
}

const isChunk = (url: string): boolean => /\/assets\/app-check-[\w-]+\.js$/.test(url);

describe('App Check', () => {
  it('is asked for a token, which goes with every call, once the page has a key', async () => {
    const seen: Seen = { google: [], asked: [] };
    const scripts: string[] = [];
    const page = await pages.openPage({
      role: 'manager',
      path: '/sync?tab=mail',
      prepare: async (context) => {
        context.on('request', (request) => scripts.push(request.url()));
        await publishWithKey(context, seen);
      },
    });
    const request = await callByClick(page);
    expect(await request.headerValue('x-firebase-appcheck')).toBe(TOKEN);
    expect(seen.asked).toEqual([{ recaptcha_enterprise_token: 'looks-human' }]);
    expect(seen.google).toEqual([
      expect.stringMatching(/^https:\/\/www\.google\.com\/recaptcha\/enterprise\.js/),
    ]);
    expect(scripts.filter(isChunk)).toHaveLength(1);
  });

  it('costs a page without a key nothing: no code of it, no word to Google, no token', async () => {
    const urls: string[] = [];
    const page = await pages.openPage({
      role: 'manager',
      path: '/sync?tab=mail',
      prepare: async (context) => {
        await context.route('https://www.google.com/**', (route) => route.abort());
        context.on('request', (request) => urls.push(request.url()));
      },
    });
    const request = await callByClick(page);
    expect(await request.headerValue('x-firebase-appcheck')).toBeNull();
    expect(urls.filter(isChunk)).toEqual([]);
    expect(urls.filter((url) => /recaptcha|appcheck\.googleapis/.test(url))).toEqual([]);
  });

  it('knows no debug token, which would let in whoever has it', async () => {
    const page = await pages.openPage();
    const debug = await page.evaluate(() => Reflect.get(self, 'FIREBASE_APPCHECK_DEBUG_TOKEN'));
    expect(debug).toBeUndefined();
  });
});
