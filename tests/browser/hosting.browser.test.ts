import { readSetting } from './read-setting';

const origin = readSetting('TRELLIS_PAGE_ORIGIN');

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://firestore.googleapis.com https://identitytoolkit.googleapis.com https://securetoken.googleapis.com https://*.cloudfunctions.net",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

describe('hosting', () => {
  it.each(['/', '/demo/customers', '/demo/customers/alv_1?tab=orders'])(
    'answers %s with the page, to be asked for again each time',
    async (path) => {
      const response = await fetch(origin + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('lets browsers keep scripts and styles for ever', async () => {
    const page = await (await fetch(origin)).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      const response = await fetch(`${origin}${path}`);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('has no page in place of a script that is gone', async () => {
    expect((await fetch(`${origin}/assets/gone.js`)).status).toBe(404);
  });

  it('sends its guards with everything', async () => {
    for (const path of ['/', '/config.json', '/icon.svg']) {
      const { headers } = await fetch(origin + path);
      const policy = headers.get('content-security-policy') ?? '';
      // The emulators of this machine stand behind the services that are called in production.
      expect(policy.replaceAll(/ http:\/\/127\.0\.0\.1:\d+/g, '')).toBe(POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
    }
  });
});
