import { readSmtpAddress } from './smtp-address';

describe('readSmtpAddress', () => {
  it.each([
    [
      'smtps://ann:p%40ss%3Aword@mail.example.test',
      {
        host: 'mail.example.test',
        port: 465,
        privacy: 'tls',
        login: { user: 'ann', pass: 'p@ss:word' },
      },
    ],
    [
      'smtp://ann:pass@mail.example.test:2525',
      {
        host: 'mail.example.test',
        port: 2525,
        privacy: 'upgrade',
        login: { user: 'ann', pass: 'pass' },
      },
    ],
    [
      'smtp://mail.example.test',
      { host: 'mail.example.test', port: 587, privacy: 'upgrade', login: null },
    ],
  ])('reads %s', (text, address) => {
    expect(readSmtpAddress(text)).toEqual(address);
  });

  it('gives up privacy only where that is allowed, and never that of smtps', () => {
    expect(readSmtpAddress('smtp://127.0.0.1:25', true).privacy).toBe('none');
    expect(readSmtpAddress('smtps://127.0.0.1:25', true).privacy).toBe('tls');
  });

  it.each(['', 'mail.example.test', 'https://ann:secret@mail.example.test', 'smtp:', 'smtp://'])(
    'refuses %j without a word of it',
    (text) => {
      const read = (): unknown => readSmtpAddress(text);
      expect(read).toThrow(
        'SMTP_URL must be smtps://user:password@host:port, or smtp:// for STARTTLS',
      );
    },
  );
});
