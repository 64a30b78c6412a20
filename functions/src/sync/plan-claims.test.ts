import { belongsElsewhere, fitsClaims, roleIn, withRole } from './plan-claims';

describe('withRole', () => {
  it.each([
    ['adds an org', {}, 'viewer', { orgs: { maple: 'viewer' } }],
    [
      'keeps other orgs and other claims',
      { orgs: { oak: 'owner' }, beta: true },
      'manager',
      { orgs: { oak: 'owner', maple: 'manager' }, beta: true },
    ],
    ['replaces a role', { orgs: { maple: 'owner' } }, 'viewer', { orgs: { maple: 'viewer' } }],
    [
      'takes an org away',
      { orgs: { maple: 'owner', oak: 'viewer' } },
      null,
      { orgs: { oak: 'viewer' } },
    ],
    ['takes away what is not there', {}, null, { orgs: {} }],
    ['mends claims of another shape', { orgs: 'owner' }, 'viewer', { orgs: { maple: 'viewer' } }],
    ['mends a list', { orgs: ['owner'] }, 'viewer', { orgs: { maple: 'viewer' } }],
  ] as const)('%s', (_, claims, role, expected) => {
    expect(withRole(claims, 'maple', role)).toStrictEqual(expected);
  });
});

describe('roleIn', () => {
  it.each([
    [{ orgs: { maple: 'manager' } }, 'manager'],
    [{ orgs: { oak: 'manager' } }, null],
    [{ orgs: { maple: 'king' } }, null],
    [{ orgs: null }, null],
    [{}, null],
  ])('reads %j as %s', (claims, role) => {
    expect(roleIn(claims, 'maple')).toBe(role);
  });
});

describe('belongsElsewhere', () => {
  it('is true for any other org', () => {
    expect(belongsElsewhere({ orgs: { maple: 'owner' } }, 'maple')).toBe(false);
    expect(belongsElsewhere({ orgs: { maple: 'owner', oak: 'viewer' } }, 'maple')).toBe(true);
    expect(belongsElsewhere({}, 'maple')).toBe(false);
  });
});

describe('fitsClaims', () => {
  it('admits exactly 1,000 bytes of JSON, whatever the characters', () => {
    // {"a":"…"} takes 8 bytes beside the text.
    expect(fitsClaims({ a: 'x'.repeat(992) })).toBe(true);
    expect(fitsClaims({ a: 'x'.repeat(993) })).toBe(false);
    expect(fitsClaims({ a: 'ü'.repeat(496) })).toBe(true);
    expect(fitsClaims({ a: 'ü'.repeat(497) })).toBe(false);
  });
});
