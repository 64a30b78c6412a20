import { refuse } from '../api/answer';
import type { Answer } from '../api/answer';
import type { Fault } from './fault';
import { toJson } from './to-json';

/** An answer that leaves the simulator without any route having run. */
export interface EarlyAnswer {
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
  /** Text to send instead of JSON. */
  readonly text: string | null;
}

const HTML =
  '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>): EarlyAnswer {
  const headers: Record<string, string> = {
    'content-type':
      fault.format === 'json'
        ? 'application/json; charset=utf-8'
        : fault.format === 'html'
          ? 'text/html'
          : 'text/plain',
  };
  if (fault.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(fault.retryAfterSeconds);
  const texts = { json: null, text: fault.message, html: HTML, empty: '' };
  return { answer: refuse(fault.status, fault.message), headers, text: texts[fault.format] };
}

/** What the first of these faults answers instead of the route, or null. */
export function refuseEarly(faults: readonly Fault[]): EarlyAnswer | null {
  for (const fault of faults) {
    if (fault.kind === 'status') return statusAnswer(fault);
    if (fault.kind === 'revoke_tokens')
      return { answer: refuse(401, 'Token revoked'), headers: {}, text: null };
    if (fault.kind === 'html')
      return {
        answer: { status: 200, body: null },
        headers: { 'content-type': 'text/html' },
        text: HTML,
      };
    if (fault.kind === 'error_200')
      return { answer: { status: 200, body: { error: fault.message } }, headers: {}, text: null };
    if (fault.kind === 'body')
      return { answer: { status: 200, body: toJson(fault.body) }, headers: {}, text: null };
  }
  return null;
}
