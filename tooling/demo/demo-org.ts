import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { orgSchema, type Org, type PosCredentials } from '../../functions/src/model/org';
import type { Role } from '../../functions/src/model/member';
import type { WebhookSecrets } from '../../functions/src/model/webhook';
import type { PageDemo } from '../dashboard/page-config';

/** The organisation that the demo shows. */
export const DEMO_ORG_ID = 'demo';

/** The password of every demo user. Public, like everything of the demo. */
export const DEMO_PASSWORD = 'trellis-demo';

/** One user for each role. */
export const DEMO_USERS: readonly {
  uid: string;
  email: string;
  role: Role;
  displayName: string;
}[] = [
  { uid: 'demo-owner', email: 'owner@example.test', role: 'owner', displayName: 'Demo Owner' },
  {
    uid: 'demo-manager',
    email: 'manager@example.test',
    role: 'manager',
    displayName: 'Demo Manager',
  },
  {
    uid: 'demo-marketing',
    email: 'marketing@example.test',
    role: 'marketing',
    displayName: 'Demo Marketing',
  },
  { uid: 'demo-viewer', email: 'viewer@example.test', role: 'viewer', displayName: 'Demo Viewer' },
];

/** What the page of the demo offers on its sign-in screen. */
export const DEMO_PAGE: PageDemo = {
  orgId: DEMO_ORG_ID,
  accounts: DEMO_USERS.map(({ role, email, displayName }) => ({
    role,
    email,
    password: DEMO_PASSWORD,
    displayName,
  })),
};

/** The login of the simulated point of sale. */
export const DEMO_CREDENTIALS = {
  username: 'integration@example.test',
  password: 'not-a-real-password',
  pin: '0000',
} satisfies PosCredentials;

/** The secret that the simulator signs its webhooks with. */
export const DEMO_WEBHOOK: WebhookSecrets = {
  generation: 1,
  current: 'public-demo-webhook-secret-of-the-emulator',
  previous: null,
};

export const DEMO_RULES = DEFAULT_RULES;

/** The demo's org. Its POS is on this machine, so it may be asked harder than a real one. */
export const DEMO_ORG: Org = orgSchema.parse({
  name: 'Demo Dispensary',
  timezone: 'America/New_York',
  status: 'active',
  statusReason: null,
  pos: {
    provider: 'alleaves',
    baseUrl: 'http://127.0.0.1:4100/api',
    locations: [],
    pacing: { requestsPerSecond: 50, burst: 50, concurrency: 8 },
  },
  schedule: { intervalMinutes: 30 },
  rulesVersion: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
});
