import { displayNameOf } from './display-name';

const NAMELESS = { displayName: null, firstName: null, lastName: null };

describe('displayNameOf', () => {
  it.each([
    ['the displayed name', { displayName: 'Ada L', firstName: 'Ada', lastName: null }, 'Ada L'],
    ['first and last', { displayName: ' ', firstName: 'Ada', lastName: 'Byron' }, 'Ada Byron'],
    ['first', { displayName: 'ada@x.test', firstName: 'Ada', lastName: null }, 'Ada'],
    ['first', { displayName: null, firstName: 'Ada', lastName: 'ada@x.test' }, 'Ada'],
    ['last', { displayName: null, firstName: null, lastName: 'Byron' }, 'Byron'],
    ['first', { displayName: 'Unknown Customer', firstName: 'Ada', lastName: null }, 'Ada'],
    ['the end of the id', { ...NAMELESS, displayName: 'cid_77' }, 'Customer #0231'],
    ['the end of the id', NAMELESS, 'Customer #0231'],
    ['the end of the id', { ...NAMELESS, displayName: 'alv_10231' }, 'Customer #0231'],
    ['the end of the id', { ...NAMELESS, firstName: 'ada@x.test' }, 'Customer #0231'],
  ])('shows %s of %j', (_, profile, shown) => {
    expect(displayNameOf({ id: 'alv_10231', profile })).toBe(shown);
  });

  it.each([
    ['alv_7', 'Customer #7'],
    ['alv_312', 'Customer #312'],
    ['alv_1000', 'Customer #1000'],
    ['x7', 'Customer #x7'],
  ])('shows of the short id %s nothing but what the POS gave', (id, shown) => {
    expect(displayNameOf({ id, profile: NAMELESS })).toBe(shown);
  });
});
