import { canonicalJson } from '../model/canonical-json';
import type { Org } from '../model/org';
import type { RunState } from '../model/run';
import type { PosErrorKind } from '../pos/errors';
import type { Database } from '../store/database';
import { changeOrg } from '../store/orgs';
import { breakerAfter } from './plan-breaker';

/** What a run's end is judged by. */
interface RunEnd {
  readonly state: RunState;
  /** What the POS failed with last; null when it did not. */
  readonly failure: PosErrorKind | null;
  readonly now: Date;
}

/**
 * What a run's end says about its organisation: that it needs somebody, that it needs nobody any more, or that its POS is
 * away. What staff decided while the run was at work stands: the run knew nothing of it.
 */
export class OrgStanding {
  /** @param org as the run read it. */
  constructor(
    private readonly db: Database,
    private readonly orgId: string,
    private readonly org: Org,
  ) {}

  /** Says that somebody has to see to the login. `isMeant`: whether the login is still the one that the run used. */
  async needAttention(statusReason: string, isMeant: () => Promise<boolean>): Promise<void> {
    if (await isMeant()) await this.change({ status: 'needs_attention', statusReason });
  }

  /** Takes that back after a run that went well. */
  async recover(): Promise<void> {
    if (this.org.status === 'needs_attention')
      await this.change({ status: 'active', statusReason: null });
  }

  /** Remembers that the POS was away, or that it is back. Nothing is written while it answers. */
  async keepBreaker(end: RunEnd): Promise<void> {
    const { orgId, org } = this;
    const breaker = breakerAfter({ orgId, before: org.breaker, ...end });
    if (breaker !== org.breaker) await this.change({ breaker });
  }

  /** Changes fields that nobody has changed since the run read them. */
  private async change(change: Partial<Org>): Promise<void> {
    const before = pick(this.org, change);
    await changeOrg(this.db, this.orgId, (now) =>
      canonicalJson(pick(now, change)) === canonicalJson(before) ? change : null,
    );
  }
}

function pick(org: Org, named: Partial<Org>): Partial<Org> {
  const { status, statusReason, breaker } = org;
  return 'breaker' in named ? { breaker } : { status, statusReason };
}
