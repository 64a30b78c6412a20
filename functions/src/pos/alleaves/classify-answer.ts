import { PosError } from '../errors';
import { describeRefusal } from './describe-refusal';
import { ExcessiveJson, parseJson } from './json';

/** An answer as it came over the wire. */
export interface RawAnswer {
  /** Method and path, for messages. */
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
  /** The POS's clock, against which a `Retry-After` date counts. */
  readonly servedAt: Date;
}

const WORTH_ANOTHER_TRY: ReadonlySet<number> = new Set([408, 425, 429]);

/** The wait a `Retry-After` header asks for; undefined without one that can be read. */
export function readRetryAfterMs(header: string | undefined, servedAt: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - servedAt.getTime());
}

/** @throws {SyntaxError} as {@link parseJson} does; TypeError for what is not UTF-8. */
function parse(body: Buffer): unknown {
  return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
}

/** What an error's body says in words; null when it says nothing. */
function quote({ contentType, body }: RawAnswer): string | null {
  try {
    return contentType.includes('json') ? describeRefusal(parse(body)) : null;
  } catch {
    return null;
  }
}

function describe(answer: RawAnswer): string {
  const said = quote(answer);
  return `${answer.request} answered ${answer.status}${said === null ? '' : `: ${said}`}`;
}

function toFailure(answer: RawAnswer): PosError {
  const { status } = answer;
  const retryAfterMs = readRetryAfterMs(answer.retryAfter, answer.servedAt);
  const isTransient = WORTH_ANOTHER_TRY.has(status) || status >= 500;
  const kind = isTransient ? 'transient' : status === 401 ? 'authentication' : 'refused';
  return new PosError(kind, describe(answer), { status, retryAfterMs });
}

/**
 * The JSON of a successful answer.
 * @throws {PosError} `authentication` for 401; `transient` for 408, 425, 429, 5xx, HTML, and JSON that is broken or
 * cut; `contract` for another content type and for JSON that is too much; `refused` for every other status.
 */
export function readAnswer(answer: RawAnswer): unknown {
  const { request, status, contentType } = answer;
  if (status < 200 || status > 299) throw toFailure(answer);
  if (contentType.includes('html')) {
    throw new PosError('transient', `${request} answered with an HTML page`, { status });
  }
  if (contentType !== '' && !contentType.includes('json')) {
    throw new PosError('contract', `${request} answered with something other than JSON`, {
      status,
    });
  }
  try {
    return parse(answer.body);
  } catch (error) {
    throw error instanceof ExcessiveJson
      ? new PosError('contract', `${request} answered with too much: ${error.message}`, { status })
      : new PosError('transient', `${request} answered with broken JSON`, { status });
  }
}
