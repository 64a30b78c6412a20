import { PosError } from '../errors';
import type { PosSession, PosSessionStore } from '../session';
import type { Login } from './login';

const RENEW_EARLY_MS = 5 * 60_000;

/** A token to send. */
export interface HeldToken {
  readonly token: string;
  /** Whether this very adapter logged in for it after another one was refused: then a refusal is final. */
  readonly isReplacement: boolean;
}

interface Held {
  readonly token: string;
  readonly renewAtMs: number;
  readonly loggedIn: boolean;
}

/**
 * Holds one org's token: loads the shared one, renews it before it expires, logs in once for all who wait, and
 * remembers a refusal, so that wrong credentials cost one login a run and never lock an account.
 */
export class TokenKeeper {
  readonly #logIn: () => Promise<Login>;
  readonly #sessions: PosSessionStore;
  readonly #now: () => Date;
  #held: Held | null = null;
  #renewal: Promise<Held> | null = null;
  #refusal: PosError | null = null;
  #forbidden: PosError | null = null;

  constructor(options: {
    logIn: () => Promise<Login>;
    sessions: PosSessionStore;
    now: () => Date;
  }) {
    this.#logIn = options.logIn;
    this.#sessions = options.sessions;
    this.#now = options.now;
  }

  /** A token that should still work. @throws {PosError} `authentication` once the POS has refused us. */
  async current(): Promise<HeldToken> {
    if (this.#held && !this.#isDue(this.#held)) {
      return { token: this.#held.token, isReplacement: false };
    }
    const { token } = await this.#renewOnce(null);
    return { token, isReplacement: false };
  }

  /**
   * Another token in place of one that a data call had refused: the one another caller or instance got meanwhile,
   * else that of a fresh login.
   * @throws {PosError} the refusal itself when that was already a fresh token.
   */
  async replace(refused: HeldToken, refusal: PosError): Promise<HeldToken> {
    if (refusal.status === 403 && (refused.isReplacement || this.#forbidden)) {
      this.#forbidden = refusal;
      throw refusal;
    }
    if (refused.isReplacement) throw this.#remember(refusal);
    if (this.#held && this.#held.token !== refused.token) return this.#offer(this.#held);
    return this.#offer(await this.#renewOnce(refused.token));
  }

  #offer({ token, loggedIn }: Held): HeldToken {
    return { token, isReplacement: loggedIn };
  }

  #isDue({ renewAtMs }: Held): boolean {
    return this.#now().getTime() >= renewAtMs;
  }

  #remember(refusal: PosError): PosError {
    this.#refusal = new PosError(
      'authentication',
      `the POS refuses this account: ${refusal.message}`,
      { status: refusal.status, cause: refusal },
    );
    return this.#refusal;
  }

  #renewOnce(refusedToken: string | null): Promise<Held> {
    this.#renewal ??= this.#renew(refusedToken).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #renew(refusedToken: string | null): Promise<Held> {
    if (this.#refusal) throw this.#refusal;
    const expired = refusedToken ?? this.#held?.token ?? null;
    this.#held = null;
    this.#held = (await this.#loadShared(expired)) ?? (await this.#logInFresh());
    return this.#held;
  }

  async #loadShared(expired: string | null): Promise<Held | null> {
    const shared = await this.#sessions.load();
    if (shared === null || shared.token === expired) return null;
    const renewAtMs = shared.expiresAt.getTime() - RENEW_EARLY_MS;
    const held = { token: shared.token, renewAtMs, loggedIn: false };
    return this.#isDue(held) ? null : held;
  }

  async #logInFresh(): Promise<Held> {
    try {
      const { token, lifeMs } = await this.#logIn();
      const nowMs = this.#now().getTime();
      const session: PosSession = { token, expiresAt: new Date(nowMs + lifeMs) };
      await this.#sessions.save(session);
      // A token that lives for less than ten minutes would otherwise be due before its first use.
      return {
        token,
        renewAtMs: nowMs + lifeMs - Math.min(RENEW_EARLY_MS, lifeMs / 2),
        loggedIn: true,
      };
    } catch (error) {
      if (error instanceof PosError && error.kind === 'authentication') {
        await this.#sessions.save(null);
        throw this.#remember(error);
      }
      throw error;
    }
  }
}
