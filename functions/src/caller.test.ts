import { requireRole } from './caller';
import { callOf, refusedCallers, tokenOf } from './testing/callers';

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
