import type { PosCredentials, Pacing } from '../../model/org';
import { PosError } from '../errors';
import type { PosHosts } from '../hosts';
import type { PosSessionStore } from '../session';
import { createHttp, type HttpAnswer, type HttpRequest } from './http';
import { logIn, type LoginStyle } from './login';
import { Pacer } from './pacer';
import { retry, type RetryTools } from './retry';
import { TokenKeeper } from './token-keeper';

export interface ClientOptions {
  readonly baseUrl: string;
  readonly hosts: PosHosts;
  readonly pacing: Pacing;
  readonly credentials: PosCredentials;
  readonly loginStyle: LoginStyle;
  readonly sessions: PosSessionStore;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retry: RetryTools;
  readonly now: () => Date;
  /** Monotonic milliseconds, for pacing. */
  readonly clockMs: () => number;
}

/** Asks the POS as one logged-in account: paced, retried, its token renewed. */
export interface AlleavesClient {
  /**
   * @param signal stops waiting and further attempts.
   * @throws {PosError} of any kind.
   */
  call(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer>;
  /** Requests sent so far, logins and retries included. */
  requestCount(): number;
  /** The POS's clock at its latest answer; null before the first. */
  lastSeenClock(): Date | null;
}

function isTokenRefusal(error: unknown): error is PosError {
  return error instanceof PosError && (error.status === 401 || error.status === 403);
}

/** Assembles the client of one org for one run. */
export function createClient(options: ClientOptions): AlleavesClient {
  const { credentials, loginStyle, sessions, now } = options;
  let requests = 0;
  let lastClock: Date | null = null;
  const pacer = new Pacer(options.pacing, { clockMs: options.clockMs, sleep: options.retry.sleep });
  const send = createHttp({ ...options, onRequest: () => requests++ });
  const sendPaced: typeof send = (request, sendOptions) =>
    pacer.run(async () => {
      const answer = await send(request, sendOptions);
      lastClock = answer.observedAt;
      return answer;
    });
  const tokens = new TokenKeeper({
    logIn: () => logIn(sendPaced, { credentials, style: loginStyle }),
    sessions,
    now,
  });

  async function sendAuthorised(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    let held = await tokens.current();
    for (;;) {
      try {
        return await sendPaced(request, { authorization: `Bearer ${held.token}`, signal });
      } catch (error) {
        if (!isTokenRefusal(error)) throw error;
        held = await tokens.replace(held, error);
      }
    }
  }

  return {
    call: (request, signal) => retry(() => sendAuthorised(request, signal), options.retry, signal),
    requestCount: () => requests,
    lastSeenClock: () => lastClock,
  };
}
