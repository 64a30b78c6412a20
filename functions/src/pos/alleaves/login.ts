import type { PosCredentials } from '../../model/org';
import { PosError } from '../errors';
import type { HttpAnswer, Send } from './http';
import { isJsonObject } from './json';
import { wireText } from './wire-values';

/** `json` sends the fields in the body; `basic` sends HTTP Basic, which carries no pin. */
export type LoginStyle = 'json' | 'basic';

/** A token and how long it lives by the POS's own clock. */
export interface Login {
  readonly token: string;
  readonly lifeMs: number;
}

/** What a header can carry; longer ones are none that a POS would take back. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/;

const UNKNOWN_LIFE_MS = 60 * 60_000;
const LONGEST_LIFE_MS = 30 * 24 * 60 * 60_000;

/** The `exp` claim of a JWT in seconds; null when the token is none or says nothing finite. Not verified: it only times renewal. */
export function readExpirySeconds(token: string): number | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const claims: unknown = JSON.parse(payload);
    const exp = isJsonObject(claims) ? claims['exp'] : undefined;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp : null;
  } catch {
    return null;
  }
}

/** How long a token lives from the answer that brought it; an hour where it does not say or contradicts itself. */
function readLifeMs(token: string, observedAt: Date): number {
  const seconds = readExpirySeconds(token);
  const lifeMs = seconds === null ? 0 : seconds * 1_000 - observedAt.getTime();
  return lifeMs > 0 ? Math.min(lifeMs, LONGEST_LIFE_MS) : UNKNOWN_LIFE_MS;
}

function readLogin({ body, observedAt }: HttpAnswer): Login {
  const token = wireText.safeParse(isJsonObject(body) ? body['token'] : null);
  if (!token.success || token.data === null || !TOKEN.test(token.data)) {
    throw new PosError('authentication', 'the POS answered the login without a token', {
      status: 200,
    });
  }
  return { token: token.data, lifeMs: readLifeMs(token.data, observedAt) };
}

const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403, 422]);

/**
 * Logs in once.
 * @throws {PosError} `authentication` when the POS refuses the credentials or answers without a token; else as
 * {@link Send} does.
 */
export async function logIn(
  send: Send,
  { credentials, style }: { credentials: PosCredentials; style: LoginStyle },
): Promise<Login> {
  const { username, password, pin } = credentials;
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const request = { method: 'POST', path: '/auth' } as const;
  try {
    const answer =
      style === 'basic'
        ? await send(request, { authorization: basic })
        : await send({ ...request, body: { username, password, ...(pin ? { pin } : {}) } }, {});
    return readLogin(answer);
  } catch (error) {
    if (!(error instanceof PosError) || !REFUSALS.has(error.status)) throw error;
    // Without its cause: what a POS says about a login may quote it.
    const { status } = error;
    throw new PosError('authentication', `the POS refused the login with ${status}`, { status });
  }
}
