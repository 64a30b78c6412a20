import type { RuleAttempt, RuleUser } from './rest-rules';

/** Somebody tries something, and the rules allow it or do not. `{new}` in a path is an id that nobody else has. */
export interface RuleCase {
  readonly name: string;
  readonly user: RuleUser;
  /** What is stored before, for this case alone. */
  readonly stored?: Readonly<Record<string, object>>;
  readonly attempt: RuleAttempt;
  readonly allowed: boolean;
}

export const ORG = 'org-1';

export const LONG_AGO = new Date(0);

export const member = (role: string, uid = 'u1'): RuleUser => ({
  uid,
  claims: { orgs: { [ORG]: role } },
});
