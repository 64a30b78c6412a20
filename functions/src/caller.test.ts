import { requireRole, requireStanding } from './caller';
import { ROLES } from './model/member';
import { CorruptDocument } from './store/errors';
import { callOf, refusedCallers, tokenOf } from './testing/callers';
import { createMemoryDatabase } from './testing/memory-database';

const needed = { orgId: 'shop', least: 'manager', refusal: 'Only managers may.' } as const;

describe('requireRole', () => {
  it.each(['manager', 'owner'])('lets a %s through', (role) => {
    expect(requireRole(callOf({}, tokenOf('shop', role), 'u7'), needed)).toBe('u7');
  });

  it.each(refusedCallers('shop', 'manager'))('refuses %s', (_name, code, token) => {
    expect(() => requireRole(callOf({}, token), needed)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'refuses an owner elsewhere who names the org %s',
    (orgId) => {
      const call = callOf({}, tokenOf('shop', 'owner'));
      expect(() => requireRole(call, { ...needed, orgId })).toThrow('Only managers may.');
    },
  );
});

async function asked(claim: string, stored: string | null) {
  const db = createMemoryDatabase();
  const data = { role: stored, email: 'u7@example.test', displayName: null };
  if (stored) await db.commit([{ op: 'create', path: 'orgs/shop/members/u7', data }]);
  const standing = await requireStanding(callOf({}, tokenOf('shop', claim), 'u7'), db, needed);
  return { standing, reads: db.usage().reads };
}

describe('requireStanding', () => {
  it.each(['manager', 'owner'])(
    'lets through whom the membership as %s bears out',
    async (role) => {
      expect(await asked('manager', role)).toStrictEqual({ standing: 'u7', reads: 1 });
    },
  );

  it.each([null, 'marketing', 'viewer'])(
    'refuses an old claim when the membership says %s',
    async (stored) => {
      await expect(asked('owner', stored)).rejects.toMatchObject({
        code: 'permission-denied',
        message: 'Your role has changed: sign out and in again.',
      });
    },
  );

  it.each(ROLES)(
    'refuses a claim that is too little, though the membership be %s',
    async (stored) => {
      await expect(asked('viewer', stored)).rejects.toThrow('Only managers may.');
    },
  );

  it('lets nobody through by a membership that cannot be read', async () => {
    await expect(asked('owner', 'king')).rejects.toBeInstanceOf(CorruptDocument);
  });
});

describe('App Check', () => {
  const call = callOf({}, tokenOf('shop', 'owner'), 'u7');
  const withApp = { ...call, app: { appId: '1:2:web:3', token: Object({}) } };
  afterEach(() => {
    delete process.env['ENFORCE_APP_CHECK'];
  });

  it.each([undefined, 'false', ''])('is asked of nobody while it is "%s"', (value) => {
    if (value !== undefined) process.env['ENFORCE_APP_CHECK'] = value;
    expect(requireRole(call, needed)).toBe('u7');
    expect(requireRole(withApp, needed)).toBe('u7');
  });

  it('is asked of everybody, signed in or not, when it is true', () => {
    process.env['ENFORCE_APP_CHECK'] = 'true';
    const refusal = expect.objectContaining({ code: 'failed-precondition' });
    expect(() => requireRole(call, needed)).toThrow(refusal);
    expect(() => requireRole(callOf({}, null), needed)).toThrow(refusal);
    expect(requireRole(withApp, needed)).toBe('u7');
  });
});
