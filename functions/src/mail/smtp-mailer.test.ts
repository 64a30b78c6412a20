import { startMailServer, type MailServer } from '../testing/mail-server';
import { readMail } from '../testing/read-mail';
import { MailUnavailable, UnsafeMail, type Mail } from './mailer';
import { readSmtpAddress } from './smtp-address';
import { createSmtpMailer } from './smtp-mailer';

const SENDER = 'Trellis <reports@example.test>';
const QUICK = { connectMs: 300, silenceMs: 300, mailMs: 1_000 };
const MAIL: Mail = {
  to: 'ann@example.test',
  subject: 'Café Maple: your week',
  text: 'Revenue $1,234.00\n.\nüber',
  html: '<p title="a">Revenue <b>$1,234.00</b> ü</p>',
  unsubscribeUrl: 'https://example.test/unsubscribe?org=maple&member=u1&list=report&code=abc',
  key: 'maple-report-2026-01-19-u1',
};

let server: MailServer;
const LOGIN = 'ann:secret';
beforeEach(async () => {
  server = await startMailServer({ login: LOGIN });
});
afterEach(() => server.stop());

const mailerAt = (url: string) => createSmtpMailer(readSmtpAddress(url, true), SENDER, QUICK);

async function send(mail: Mail = MAIL) {
  const session = await mailerAt(server.url).open();
  try {
    return await session.send(mail);
  } finally {
    session.close();
  }
}

describe('a mail over SMTP', () => {
  it('arrives with both parts and all that a mail client needs to unsubscribe', async () => {
    expect(await send()).toBe('sent');
    const [received] = server.received;
    expect(received).toMatchObject({ from: 'reports@example.test', to: ['ann@example.test'] });
    const { headers, text, html } = readMail(received?.source ?? '');
    expect(text.trimEnd().replaceAll('\r\n', '\n')).toBe(MAIL.text);
    expect(html.trimEnd()).toBe(MAIL.html);
    const one = (name: string) => headers.get(name);
    expect(one('from')).toEqual(['Trellis <reports@example.test>']);
    expect(one('to')).toEqual(['ann@example.test']);
    expect(one('subject')).toEqual(['=?UTF-8?Q?Caf=C3=A9_Maple=3A_your_week?=']);
    expect(one('list-unsubscribe')).toEqual([`<${MAIL.unsubscribeUrl}>`]);
    expect(one('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(one('auto-submitted')).toEqual(['auto-generated']);
    expect(one('message-id')).toEqual([expect.stringMatching(/^<[0-9a-f]{32}@example\.test>$/)]);
  });

  it('names the same mail by the same id', async () => {
    await send();
    await send();
    await send({ ...MAIL, key: 'another' });
    const ids = server.received.map(
      ({ source }) => readMail(source).headers.get('message-id')?.[0],
    );
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('says nothing to the server of a mail whose headers would go on', async () => {
    const session = await mailerAt(server.url).open();
    const hostile = { ...MAIL, subject: 'Maple\r\nBcc: bob@example.test' };
    await expect(session.send(hostile)).rejects.toThrow(UnsafeMail);
    expect(await session.send(MAIL)).toBe('sent');
    session.close();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.source).not.toContain('bob@example.test');
  });

  it('sends several over one line', async () => {
    const session = await mailerAt(server.url).open();
    const warned = jest.spyOn(process, 'emitWarning');
    for (let index = 0; index < 30; index += 1)
      expect(await session.send({ ...MAIL, key: `key-${index}` })).toBe('sent');
    session.close();
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
    expect(server.received).toHaveLength(30);
    expect(server.connections()).toBe(1);
  });
});

describe('a mail server that does not take a mail', () => {
  it.each([
    ['puts the recipient off', { recipient: '450 later' }, 'deferred'],
    ['does not know the recipient', { recipient: '550 unknown' }, 'refused'],
    ['puts the mail off', { message: '451 later' }, 'deferred'],
    ['refuses the mail', { message: '554 spam' }, 'refused'],
    ['goes before it is handed over', { breaksBefore: true }, 'deferred'],
    ['goes when it may have it', { breaksAfter: 'taken' }, 'unknown'],
    ['goes when it may not have it', { breaksAfter: 'lost' }, 'unknown'],
  ] as const)('%s', async (_, faults, handover) => {
    Object.assign(server.faults, faults);
    expect(await send()).toBe(handover);
  });

  it('takes too long over a mail that it may have', async () => {
    server.faults.message = '';
    const patient = { ...QUICK, silenceMs: 5_000, mailMs: 200 };
    const mailer = createSmtpMailer(readSmtpAddress(server.url, true), SENDER, patient);
    const session = await mailer.open();
    expect(await session.send(MAIL)).toBe('unknown');
    session.close();
  });

  it('goes while nothing is said to it: the next mail was not handed over', async () => {
    const session = await mailerAt(server.url).open();
    expect(await session.send(MAIL)).toBe('sent');
    await server.stop();
    expect(await session.send({ ...MAIL, key: 'another' })).toBe('deferred');
    session.close();
  });

  it('never greets, is away, or refuses the login: nothing was handed over', async () => {
    const { port } = server;
    for (const url of [`smtp://ann:wrong@127.0.0.1:${port}`, 'smtp://127.0.0.1:9'])
      await expect(mailerAt(url).open()).rejects.toThrow(MailUnavailable);
    server.faults.silent = true;
    await expect(mailerAt(server.url).open()).rejects.toThrow(MailUnavailable);
  });

  it('cannot keep the line private: nothing is said to it', async () => {
    const mailer = createSmtpMailer(readSmtpAddress(server.url), SENDER, QUICK);
    await expect(mailer.open()).rejects.toThrow(MailUnavailable);
    expect(server.received).toEqual([]);
  });
});
