import { isJsonObject } from './json';

const MAX_LENGTH = 200;
const EMAIL = /[^\s@"'<>]+@[^\s@"'<>]+/g;
const LONG_NUMBER = /\+?\(?\d[\d\s().-]{5,}\d/g;
/** Long words with digits or capitals within, as tokens and keys have in any encoding. */
const KEY_LIKE = /(?=[\w+/=.-]*(?:\d|[a-z][A-Z]))[\w+/=.-]{20,}/g;

/**
 * A text of the POS that is safe to log: without addresses, long numbers and what looks like a key, on one line, 200 characters at
 * most.
 */
export function redact(text: string): string {
  return text
    .replace(EMAIL, '…')
    .replace(KEY_LIKE, '…')
    .replace(LONG_NUMBER, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}

/**
 * What an error body says, safe to log; null when the body is no error. An `error` key is one whatever it holds,
 * unless that is null or false; a `message` is one when it is text and nothing else tells what the body is.
 */
export function describeRefusal(body: unknown): string | null {
  if (!isJsonObject(body)) return null;
  const { error, message } = body;
  const text = typeof error === 'string' ? error : message;
  const isError = error !== undefined && error !== null && error !== false;
  const isMessage = typeof message === 'string' && Object.keys(body).length <= 2;
  if (!isError && !isMessage) return null;
  return typeof text === 'string' && text.trim() !== '' ? redact(text) : 'no reason given';
}
