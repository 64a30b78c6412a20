import type { Account, Accounts } from '../store/accounts';

/** Accounts in memory, with what tests may see and do beside the port. */
export interface MemoryAccounts extends Accounts {
  /** Adds or replaces an account. */
  put(account: Partial<Account> & Pick<Account, 'uid' | 'email'>): void;
  claimsOf(uid: string): unknown;
  /** Whose sessions were ended, oldest first. */
  readonly ended: readonly string[];
  /** Before each `setClaims`: throw, or do something else first. Asked every time; absent it changes nothing. */
  readonly faults: { beforeClaims?: () => Promise<void> };
}

/** Nobody has an account yet; new ones are `new1`, `new2` and so on. */
export function createMemoryAccounts(): MemoryAccounts {
  const byUid = new Map<string, Account>();
  const ended: string[] = [];
  const faults: MemoryAccounts['faults'] = {};
  const put: MemoryAccounts['put'] = (account) => {
    const blank = { displayName: null, claims: {}, canSignIn: false };
    byUid.set(account.uid, { ...blank, ...account });
  };
  const find = (email: string): Account | null =>
    [...byUid.values()].find((account) => account.email === email) ?? null;
  const held = (uid: string): Account => {
    const account = byUid.get(uid);
    if (!account) throw new Error(`there is no account ${uid}`);
    return account;
  };
  return {
    ended,
    faults,
    put,
    claimsOf: (uid) => byUid.get(uid)?.claims,
    findByEmail: (email) => Promise.resolve(find(email)),
    read: (uid) => Promise.resolve(byUid.get(uid) ?? null),
    create(email) {
      if (!find(email)) put({ uid: `new${byUid.size + 1}`, email });
      return Promise.resolve(held(find(email)?.uid ?? ''));
    },
    async setClaims(uid, claims) {
      await faults.beforeClaims?.();
      byUid.set(uid, { ...held(uid), claims });
    },
    endSessions: (uid) => Promise.resolve(void ended.push(held(uid).uid)),
    passwordLink: (email) => Promise.resolve(`https://auth.test/reset?for=${email}`),
  };
}
