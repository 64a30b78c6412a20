import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root';
import { deriveHostingConfig } from './hosting-config';

const ports = {
  functions: 1,
  firestore: 2,
  pubsub: 3,
  auth: 4,
  hosting: 5,
  simulator: 6,
  hub: 7,
  logging: 8,
  eventarc: 9,
  tasks: 10,
  websocket: 11,
};

const base = {
  public: 'dashboard/dist',
  predeploy: ['build'],
  headers: [
    {
      source: '**',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: "default-src 'none'; connect-src 'self' https://*.googleapis.com; base-uri 'none'",
        },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
  ],
};

describe('deriveHostingConfig', () => {
  it('serves the run’s folder and lets the page call the run’s emulators, and nothing else differs', () => {
    expect(
      deriveHostingConfig(base, { folder: '.trellis/hosting/x', ports, callable: [12] }),
    ).toEqual({
      public: '.trellis/hosting/x',
      headers: [
        {
          source: '**',
          headers: [
            {
              key: 'Content-Security-Policy',
              value:
                "default-src 'none'; connect-src 'self' https://*.googleapis.com http://127.0.0.1:4 http://127.0.0.1:2 http://127.0.0.1:1 http://127.0.0.1:12; base-uri 'none'",
            },
            { key: 'X-Content-Type-Options', value: 'nosniff' },
          ],
        },
      ],
    });
  });
});

describe('the policy of firebase.json', () => {
  const { hosting } = z
    .object({
      hosting: z.object({
        headers: z.array(
          z.object({
            source: z.string(),
            headers: z.array(z.object({ key: z.string(), value: z.string() })),
          }),
        ),
      }),
    })
    .parse(JSON.parse(readFileSync(join(repositoryRoot, 'firebase.json'), 'utf8')));
  const [everywhere] = hosting.headers;
  const policy = everywhere?.headers.find(({ key }) => key === 'Content-Security-Policy')?.value;

  it('holds on every path and lets no inline or foreign script run', () => {
    expect(everywhere?.source).toBe('**');
    expect(policy?.split('; ')).toEqual([
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
    ]);
  });

  it('names nothing of this machine', () => {
    expect(policy).not.toMatch(/127\.0\.0\.1|localhost/);
  });
});
