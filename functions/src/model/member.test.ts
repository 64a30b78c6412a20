import { isAtLeast, roleOf, ROLES, type Role } from './member';

/** A value that a type calls a role and that is none. */
const noRole = (value: unknown): Role => Object(value);

describe('isAtLeast', () => {
  it.each([
    ['owner', 'owner', true],
    ['owner', 'viewer', true],
    ['marketing', 'marketing', true],
    ['marketing', 'manager', false],
    ['viewer', 'owner', false],
  ] as const)('of a %s who needs to be %s is %s', (role, least, allowed) => {
    expect(isAtLeast(role, least)).toBe(allowed);
  });

  it.each(ROLES)('refuses what is no role where %s is needed', (least) => {
    expect(isAtLeast(noRole('king'), least)).toBe(false);
    expect(isAtLeast(noRole(Object), least)).toBe(false);
  });

  it('refuses everybody where what is needed is no role', () => {
    expect(isAtLeast('owner', noRole('king'))).toBe(false);
  });
});

describe('roleOf', () => {
  it('is the role in an org, and none elsewhere', () => {
    expect(roleOf({ shop: 'manager' }, 'shop')).toBe('manager');
    expect(roleOf({ shop: 'manager' }, 'other')).toBeNull();
  });

  it.each(['constructor', 'toString', '__proto__'])('is none in an org called %s', (orgId) => {
    expect(roleOf({ shop: 'owner' }, orgId)).toBeNull();
  });
});
