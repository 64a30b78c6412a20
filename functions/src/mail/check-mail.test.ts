import { isAddress, readSender, requireSafeMail } from './check-mail';
import { UnsafeMail, type Mail } from './mailer';

const MAIL: Mail = {
  to: 'ann@example.test',
  subject: 'Maple Street: your week',
  text: 'a',
  html: '<p>a</p>',
  unsubscribeUrl: 'https://example.test/unsubscribe?org=maple&code=abc',
  key: 'report-2026-01-19-u1',
};

describe('isAddress', () => {
  it.each(['ann@example.test', "o'neil+shop@mail.example.co.uk", 'ann@localhost'])(
    'takes %s',
    (address) => {
      expect(isAddress(address)).toBe(true);
    },
  );

  it.each([
    '',
    'ann',
    'ann@',
    '@example.test',
    'Ann <ann@example.test>',
    'ann@example.test, bob@example.test',
    'ann@example.test;bob@example.test',
    'ann@exam ple.test',
    'ann@example.test\r\nBcc: bob@example.test',
    'ann\n@example.test',
    'ann@example..test',
    'ann@example.test\u0000',
    '"ann"@example.test',
    `${'a'.repeat(65)}@example.test`,
  ])('refuses %j', (address) => {
    expect(isAddress(address)).toBe(false);
  });
});

describe('requireSafeMail', () => {
  it('takes a mail as it is meant', () => {
    expect(() => requireSafeMail(MAIL)).not.toThrow();
    expect(() => requireSafeMail({ ...MAIL, unsubscribeUrl: null })).not.toThrow();
  });

  it.each<[string, Partial<Mail>]>([
    ['a subject that goes on as a header', { subject: 'Maple\r\nBcc: bob@example.test' }],
    ['a subject of two lines', { subject: 'Maple\nStreet' }],
    ['a subject with the separator of lines', { subject: 'Maple\u2028Street' }],
    ['no subject', { subject: '' }],
    ['a subject without end', { subject: 'a'.repeat(201) }],
    ['an address that is two', { to: 'ann@example.test,bob@example.test' }],
    ['an address that goes on as a header', { to: 'ann@example.test\r\nSubject: b' }],
    ['a link that is none', { unsubscribeUrl: 'javascript:alert(1)' }],
    ['a link that ends its header', { unsubscribeUrl: 'https://example.test/>\r\nBcc: a@b.test' }],
    ['a link of two', { unsubscribeUrl: 'https://example.test/>,<https://b.test/' }],
    ['a key that is none', { key: 'a\r\nb' }],
  ])('refuses %s', (_, change) => {
    expect(() => requireSafeMail({ ...MAIL, ...change })).toThrow(UnsafeMail);
  });
});

describe('readSender', () => {
  it.each([
    ['reports@example.test', { name: '', address: 'reports@example.test' }],
    ['Trellis <reports@example.test>', { name: 'Trellis', address: 'reports@example.test' }],
    [' Trellis reports < reports@example.test > ', null],
  ])('reads %j', (text, sender) => {
    expect(readSender(text)).toEqual(
      sender ?? { name: 'Trellis reports', address: 'reports@example.test' },
    );
  });

  it.each([
    '',
    'Trellis',
    'Trellis\r\nBcc: a@b.test <reports@example.test>',
    '<a@b.test>, c@d.test',
  ])('refuses %j', (text) => {
    expect(() => readSender(text)).toThrow(UnsafeMail);
  });
});
