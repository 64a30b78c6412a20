import { isPlaceholderName } from '../../model/placeholder';
import { normaliseEmail } from './email';
import { toPersonName } from './person-name';
import { readLastFour, toE164 } from './phone';

describe('e-mail addresses', () => {
  it.each([
    [' A@X.Test ', 'a@x.test'],
    ['no-email@alleaves.local', null],
    ['customer_10231@ALLEAVES.local', null],
    ['x@unknown.local', null],
    ['x@alleaves.local.example', 'x@alleaves.local.example'],
    ['x@notalleaves.local', 'x@notalleaves.local'],
    ['odd@name@alleaves.local', null],
    ['@x', null],
    ['x@', null],
    ['nobody', null],
    ['', null],
    [null, null],
  ])('%j becomes %j', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });
});

describe('phone numbers', () => {
  it.each([
    ['1 (315) 555-0123', '+13155550123', '0123'],
    ['13155550123', '+13155550123', '0123'],
    ['3155550123', '+13155550123', '0123'],
    ['315-555-0123 x12', '+13155550123', '2312'],
    ['+44 20 7946 0958', '+442079460958', '0958'],
    ['5550123', null, '0123'],
    ['555', null, null],
    ['0000000000', null, null],
    ['+1 555 555 5555', null, null],
    ['', null, null],
    [null, null, null],
  ])('%j is %j and ends in %j', (text, e164, lastFour) => {
    expect(toE164(text)).toBe(e164);
    expect(readLastFour(text)).toBe(lastFour);
  });
});

const NOBODY = { first: null, last: null, display: null, notNames: [] };

describe('names', () => {
  it.each([
    'Guest',
    'unknown',
    'Unknown Customer',
    'CUSTOMER',
    'cid_10231',
    'alleaves-7',
    'customer_1',
  ])('%s is a placeholder', (name) => {
    expect(isPlaceholderName(name)).toBe(true);
  });

  it.each(['Robin', 'Guesthouse', 'customer service', 'cid', 'Cidney_1x'])(
    '%s is a name',
    (name) => {
      expect(isPlaceholderName(name)).toBe(false);
    },
  );

  it.each([
    [{ first: 'Robin', last: 'Sample' }, 'Robin Sample'],
    [{ first: 'Robin' }, 'Robin'],
    [{ last: 'Guest', first: 'Judith' }, 'Judith'],
    [{ display: 'Robin S.' }, 'Robin S.'],
    [{ display: 'Unknown Customer' }, null],
    [{ display: 'robin@example.test' }, null],
    [{ display: '10231', notNames: ['10231'] }, null],
    [{ first: 'No-Email', notNames: ['no-email'] }, null],
    [{}, null],
  ])('%j is shown as %j', (parts, displayName) => {
    expect(toPersonName({ ...NOBODY, ...parts })).toMatchObject({ displayName, guest: false });
  });

  it.each([{ first: 'GUEST' }, { first: 'guest', last: '42' }, { display: 'Guest' }])(
    '%j is a walk-in without a name',
    (parts) => {
      expect(toPersonName({ ...NOBODY, ...parts })).toStrictEqual({
        displayName: null,
        firstName: null,
        lastName: null,
        guest: true,
      });
    },
  );
});
