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

  it('never shows an empty text, even of a short id', () => {
    expect(displayNameOf({ id: 'x7', profile: NAMELESS })).toBe('Customer #x7');
  });
});
