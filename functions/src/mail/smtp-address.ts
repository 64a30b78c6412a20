/** A mail server and the login there. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** How the line is kept private: from the first byte, by an upgrade without which nothing is said, or not at all. */
  readonly privacy: 'tls' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | null;
}

const TLS_PORT = 465;
const SUBMISSION_PORT = 587;

/**
 * A mail server from its URL: `smtps://user:password@host:465` for TLS from the first byte, `smtp://user:password@host:587` for
 * an upgrade to it.
 * @param plainAllowed for tests on this machine: `smtp:` without privacy.
 * @throws Error when it is none. The message holds no part of the URL.
 */
export function readSmtpAddress(text: string, plainAllowed = false): SmtpAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isTls = url?.protocol === 'smtps:';
  if (!url || (!isTls && url.protocol !== 'smtp:') || url.hostname === '')
    throw new Error('SMTP_URL must be smtps://user:password@host:port, or smtp:// for STARTTLS');
  const { username, password, hostname, port } = url;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTls ? TLS_PORT : SUBMISSION_PORT) : Number(port),
    privacy: isTls ? 'tls' : plainAllowed ? 'none' : 'upgrade',
    login:
      username === ''
        ? null
        : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}
