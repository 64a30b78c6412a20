/** What is wrong, as a name that scripts may go by. */
export type FindingId =
  | 'api-disabled'
  | 'billing-disabled'
  | 'clock-skew'
  | 'dead-letters'
  | 'function-missing'
  | 'function-broken'
  | 'held-deletion'
  | 'lease-stuck'
  | 'login-missing'
  | 'login-refused'
  | 'missing-index'
  | 'missing-ttl'
  | 'overdue'
  | 'pos-away'
  | 'project-missing'
  | 'quota-near'
  | 'rules-not-deployed'
  | 'schedule-failing'
  | 'schedule-paused'
  | 'schedule-silent'
  | 'secret-missing'
  | 'stale-run'
  | 'stalled'
  | 'unchecked'
  | 'unreadable-org'
  | 'version-mismatch'
  | 'webhook-silent'
  | 'wrong-secret';

/** Something that is wrong, and what to do about it. */
export interface Finding {
  readonly id: FindingId;
  /** The organisation's id, or the project's. */
  readonly where: string;
  /** In one sentence. */
  readonly what: string;
  /** In one sentence. */
  readonly remedy: string;
  /** What to type for it. */
  readonly command: string;
}

/** What became of one check. */
export interface Checked {
  /** What was looked at, such as `indexes`. */
  readonly name: string;
  /** `skipped`: it could not be looked at here, for the reason in `note`. */
  readonly state: 'fine' | 'found' | 'skipped';
  readonly note: string | null;
  readonly findings: readonly Finding[];
}

/** What a check did not find anything about. */
export function skipped(name: string, note: string): Checked {
  return { name, state: 'skipped', note, findings: [] };
}

/** What a check found, if it found anything. */
export function checked(name: string, findings: readonly Finding[]): Checked {
  return { name, state: findings.length === 0 ? 'fine' : 'found', note: null, findings };
}

/** Up to five names in a row, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
