import { UnsafeMail, type Mail } from './mailer';

const MOST_SUBJECT = 200;
const MOST_URL = 1_000;

/** One bare address: no name, no list, no comment, nothing that begins another header. */
const ADDRESS = /^[^\s<>()[\],;:\\"@\p{C}]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/iu;

/** Ends a header line, or hides what stands in it. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Whether a text is one address that a mail can go to. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text) && !text.includes('..');
}

/**
 * Refuses what would reach into the headers of a mail, whoever wrote it.
 * @throws {UnsafeMail} naming the part, never its content.
 */
export function requireSafeMail({ to, subject, unsubscribeUrl, key }: Mail): void {
  if (!isAddress(to)) throw new UnsafeMail('the address is not one address');
  if (subject === '' || subject.length > MOST_SUBJECT || CONTROL.test(subject))
    throw new UnsafeMail('the subject is not one line');
  if (!/^[\w.-]{1,300}$/.test(key)) throw new UnsafeMail('the key is not one word');
  if (unsubscribeUrl !== null && !isUrl(unsubscribeUrl))
    throw new UnsafeMail('the address to unsubscribe at is not a URL');
}

/** Who a mail is from. */
export interface Sender {
  /** Empty: the address alone. */
  readonly name: string;
  readonly address: string;
}

/**
 * A sender as it is configured: `reports@example.com`, or `Trellis <reports@example.com>`.
 * @throws {UnsafeMail} when it is neither.
 */
export function readSender(text: string): Sender {
  const [, name = '', bracketed] = /^([^<>"]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  if (!isAddress(address) || CONTROL.test(name))
    throw new UnsafeMail('MAIL_SENDER must be an address, or a name and an address in <>');
  return { name: name.trim(), address };
}

function isUrl(text: string): boolean {
  return text.length <= MOST_URL && /^https?:\/\/[\w.:[\]-]+\/[!#-;=?-~]*$/.test(text);
}
