import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { readSender, requireSafeMail, type Sender } from './check-mail';
import { MailUnavailable, type Handover, type Mail, type Mailer, type MailSession } from './mailer';
import type { SmtpAddress } from './smtp-address';

/** How long the mail server may take: to be reached, to greet, between two bytes, and for one mail altogether. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly mailMs: number;
}

const TIMEOUTS: SmtpTimeouts = { connectMs: 10_000, silenceMs: 20_000, mailMs: 60_000 };

/** An answer of the server from here on is a refusal for good (RFC 5321, 4.2.1). */
const PERMANENT_FROM = 500;

/**
 * Sends mail over SMTP. Nothing is said over a line that anybody could read, unless the address says so.
 * @param sender who mails are from; see {@link readSender}.
 * @throws {UnsafeMail} when the sender is none.
 */
export function createSmtpMailer(
  smtp: SmtpAddress,
  sender: string,
  timeouts: SmtpTimeouts = TIMEOUTS,
): Mailer {
  const from = readSender(sender);
  return {
    async open() {
      const connection = await connect(smtp, timeouts);
      return openSession(connection, from, timeouts);
    },
  };
}

async function connect(
  { host, port, privacy, login }: SmtpAddress,
  { connectMs, silenceMs }: SmtpTimeouts,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    host,
    port,
    secure: privacy === 'tls',
    requireTLS: privacy === 'upgrade',
    ignoreTLS: privacy === 'none',
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  });
  // Nobody may listen when a line breaks that nothing is said over.
  connection.on('error', () => undefined);
  try {
    await answerOf(connection, (done) => connection.connect(done));
    if (login) await answerOf(connection, (done) => connection.login({ credentials: login }, done));
  } catch (cause) {
    connection.close();
    throw new MailUnavailable('the mail server cannot be reached or refuses the login', { cause });
  }
  return connection;
}

/** Waits for what the server answers to something. A line that breaks tells those who listen to it, and not who asked. */
function answerOf(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      connection.removeListener('error', done);
      if (error) reject(error);
      else resolve();
    };
    connection.once('error', done);
    ask(done);
  });
}

function openSession(
  connection: SMTPConnection,
  from: Sender,
  { mailMs }: SmtpTimeouts,
): MailSession {
  return {
    async send(mail) {
      requireSafeMail(mail);
      const message = await composeMessage(mail, from);
      return handOver(connection, { from: from.address, to: mail.to }, { message, mailMs });
    },
    close: () => connection.quit(),
  };
}

/** The mail as it travels (RFC 5322): both parts, and what makes a mail client offer to unsubscribe. */
async function composeMessage(mail: Mail, from: Sender): Promise<Buffer> {
  const { to, subject, text, html, unsubscribeUrl, key } = mail;
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${from.address.split('@')[1] ?? ''}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl === null
        ? {}
        : {
            'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
}

/** The server reads the message only when it is ready to take it: before that nothing was handed over. */
async function handOver(
  connection: SMTPConnection,
  { from, to }: { readonly from: string; readonly to: string },
  { message, mailMs }: { readonly message: Buffer; readonly mailMs: number },
): Promise<Handover> {
  let begun = false;
  const content = Readable.from(
    (function* read() {
      begun = true;
      yield message;
    })(),
  );
  const timer = setTimeout(() => {
    connection.emit('error', new Error('the mail server takes too long'));
    connection.close();
  }, mailMs);
  try {
    await answerOf(connection, (done) => connection.send({ from, to: [to] }, content, done));
    return 'sent';
  } catch (error) {
    return judge(error, begun);
  } finally {
    clearTimeout(timer);
  }
}

/** An answer of the server is an answer; without one, it depends on whether it had begun to take the mail. */
function judge(error: unknown, begun: boolean): Handover {
  const code = readResponseCode(error);
  if (code !== null) return code >= PERMANENT_FROM ? 'refused' : 'deferred';
  return begun ? 'unknown' : 'deferred';
}

function readResponseCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return null;
  return typeof error.responseCode === 'number' ? error.responseCode : null;
}
