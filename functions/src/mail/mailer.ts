/** A mail to one person, in plain words and in HTML that say the same. */
export interface Mail {
  /** A bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the recipient ends such mails by one click (RFC 8058); null where there is nothing to end. */
  readonly unsubscribeUrl: string | null;
  /** Names this mail and no other; a mail that came twice after all is recognised by it. */
  readonly key: string;
}

/**
 * What became of a mail: `sent`, the server took it; `deferred`, it put it off and may be asked again; `refused`, it never will;
 * `unknown`, the line broke when it may have taken it.
 */
export type Handover = 'sent' | 'deferred' | 'refused' | 'unknown';

/** A line to the mail server that is open and logged in. */
export interface MailSession {
  /** Hands one mail over. @throws {UnsafeMail} alone, before anything is said to the server. */
  send(mail: Mail): Promise<Handover>;
  close(): void;
}

/** What carries mail out. */
export interface Mailer {
  /** @throws {MailUnavailable} when the server cannot be reached or refuses the login: nothing was handed over. */
  open(): Promise<MailSession>;
}

/** The mail server cannot be reached, or refuses the login. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
}

/** A mail that would not arrive as it is meant, such as a subject of several lines. */
export class UnsafeMail extends Error {
  override readonly name = 'UnsafeMail';
}
