import { PosError } from '../../errors';
import type { AlleavesClient } from '../client';
import { describeRefusal } from '../describe-refusal';
import type { HttpRequest } from '../http';

/** What came of one question. Nothing that the POS said in words is kept: it may quote a person. */
export type Asked =
  | { readonly outcome: 'answered'; readonly body: unknown; readonly observedAt: Date }
  | { readonly outcome: Exclude<Outcome, 'answered'>; readonly status: number | null };

/**
 * `absent`: there is no such path, or nothing of that id. `forbidden`: this account may not. `refused`: the POS did not like the
 * parameters. `unreadable`: no JSON, or too much of it. `away`: no answer, also after trying again.
 */
export type Outcome = 'answered' | 'absent' | 'forbidden' | 'refused' | 'unreadable' | 'away';

/** Asks the POS and never changes anything there. */
export interface Inquiry {
  /** @throws {PosError} when the POS refuses the login, or may not be asked at all; RangeError for a request that might change something. */
  ask(request: HttpRequest): Promise<Asked>;
  /** Requests sent so far, logins and retries included. */
  requests(): number;
  /** Answers that said that there were too many requests, after which asking again did not help. */
  tooMany(): number;
  /** The POS's clock at its latest answer; null before the first. */
  clock(): Date | null;
}

/** Where a POST only searches. */
const SEARCHES = /^\/(?:[a-z]+\/){0,3}search$/;

const ABSENT: ReadonlySet<number> = new Set([404, 405, 410]);

/** Logins in place of those that one forbidden path has used up. */
const LOGINS_AT_MOST = 5;

/** @throws {RangeError} unless the request only reads. */
export function requireReadOnly({ method, path }: HttpRequest): void {
  if (method === 'GET' || SEARCHES.test(path)) return;
  throw new RangeError(`${method} ${path} might change something`);
}

/**
 * An inquiry over clients of one account.
 * @param openClient makes a client that has not logged in yet: one that was refused on any path asks nothing more.
 */
export function createInquiry(openClient: () => AlleavesClient): Inquiry {
  let client = openClient();
  let logins = 1;
  let before = 0;
  let tooMany = 0;
  let clock: Date | null = null;

  let isLockedOut = false;

  /** A login that was refused before anything was answered is wrong. Later only so many are spent, lest the account be locked. */
  function renewAfter(error: PosError): void {
    if (clock === null) throw error;
    isLockedOut = logins === LOGINS_AT_MOST;
    if (isLockedOut) return;
    before += client.requestCount();
    client = openClient();
    logins += 1;
  }

  return {
    async ask(request) {
      requireReadOnly(request);
      if (isLockedOut) return { outcome: 'away', status: null };
      try {
        const { body, observedAt } = await client.call(request);
        clock = observedAt;
        return describeRefusal(body) === null
          ? { outcome: 'answered', body, observedAt }
          : { outcome: 'refused', status: 200 };
      } catch (error) {
        if (!(error instanceof PosError) || error.kind === 'forbidden') throw error;
        if (error.kind === 'authentication') renewAfter(error);
        if (error.status === 429) tooMany += 1;
        return { outcome: outcomeOf(error), status: error.status ?? null };
      }
    },
    requests: () => before + client.requestCount(),
    tooMany: () => tooMany,
    clock: () => clock,
  };
}

function outcomeOf({ kind, status }: PosError): Exclude<Outcome, 'answered'> {
  if (kind === 'transient') return 'away';
  if (kind === 'contract') return 'unreadable';
  if (status !== undefined && ABSENT.has(status)) return 'absent';
  return status === 401 || status === 403 ? 'forbidden' : 'refused';
}
