/** Which part of a conversation with a POS failed, decided by status and class, never by message text. */
export type PosErrorKind =
  /** Its address is none that we send a login to. Nothing was sent. */
  | 'forbidden'
  /** Credentials refused, or a token refused after one fresh login. Never retried by itself. */
  | 'authentication'
  /** The POS answered with a refusal that asking again cannot change: 400, 404, 422, 200 with an error. */
  | 'refused'
  /** The answer has a shape we do not know, or breaks the rules of paging. */
  | 'contract'
  /** The walk was cut by a configured limit before its end. */
  | 'truncated'
  /** Network, time-out, 408, 425, 429, 5xx, or an HTML page in place of JSON: worth another try. */
  | 'transient';

/** The one error every adapter throws. The message is safe to log and to show: no credentials, no personal data, no bodies. */
export class PosError extends Error {
  override readonly name = 'PosError';
  readonly kind: PosErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** How long the POS asked us to stay away. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: PosErrorKind,
    message: string,
    details: {
      status?: number | undefined;
      retryAfterMs?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return this.kind === 'transient';
  }
}
