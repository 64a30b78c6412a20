import { rolesToGive, rolesToInvite } from './member-roles';

describe('rolesToInvite', () => {
  it('lets owners give every role, and managers those below them', () => {
    expect(rolesToInvite('owner')).toEqual(['owner', 'manager', 'marketing', 'viewer']);
    expect(rolesToInvite('manager')).toEqual(['marketing', 'viewer']);
  });
});

describe('rolesToGive', () => {
  it.each([
    ['owner', { role: 'owner', isSelf: false }, ['owner', 'manager', 'marketing', 'viewer']],
    ['manager', { role: 'viewer', isSelf: false }, ['marketing', 'viewer']],
    ['manager', { role: 'manager', isSelf: false }, ['manager']],
    ['manager', { role: 'owner', isSelf: false }, ['owner']],
    ['manager', { role: 'manager', isSelf: true }, ['manager', 'marketing', 'viewer']],
  ] as const)('lets a %s who looks at %j choose among %j', (own, member, roles) => {
    expect(rolesToGive(own, member)).toEqual(roles);
  });
});
