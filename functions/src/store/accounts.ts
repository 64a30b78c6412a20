/** Somebody who can sign in, to whichever organisations they belong. */
export interface Account {
  readonly uid: string;
  readonly email: string;
  readonly displayName: string | null;
  /** What a sign-in carries, besides who it is. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Whether it has a password or another way in, so that somebody has made it their own. */
  readonly canSignIn: boolean;
}

/** All that Trellis asks of Firebase Authentication. Every call throws when it cannot be reached. */
export interface Accounts {
  /** @param email in lower case. */
  findByEmail(email: string): Promise<Account | null>;
  read(uid: string): Promise<Account | null>;
  /** Makes an account without a password, or finds the one that somebody made at the same moment. */
  create(email: string): Promise<Account>;
  /** Replaces all claims; they count from the next sign-in or renewal of a session on. */
  setClaims(uid: string, claims: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends every session: what is open lasts until its token expires, within the hour, and is not renewed. */
  endSessions(uid: string): Promise<void>;
  /** Where the account's owner chooses a password, once. Whoever has the link can do it. */
  passwordLink(email: string): Promise<string>;
}
