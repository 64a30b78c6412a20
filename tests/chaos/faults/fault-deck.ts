import { siteOf, type FaultKind, type FaultSite } from './fault-kinds';

interface Armed {
  readonly kind: FaultKind;
  /** How the calls begin that it may strike. */
  readonly at: string;
  /** Occasions at its site that pass unharmed first. */
  after: number;
  /** Occasions that it strikes from then on. */
  left: number;
}

/** The faults that wait for their occasion, and how often each kind has struck. */
export class FaultDeck {
  readonly fired = new Map<FaultKind, number>();
  private armed: Armed[] = [];

  /** @param at how the calls begin that it may strike, such as `drain commit`; empty for all of its site. */
  arm(kind: FaultKind, after: number, at = ''): void {
    this.armed.push({ kind, at, after, left: kind === 'commit_conflict_storm' ? 3 : 1 });
  }

  /** What strikes this call at this site, or null. One fault strikes at a time. */
  strike(site: FaultSite, call = ''): FaultKind | null {
    const here = this.armed.filter(({ kind, at }) => siteOf(kind) === site && call.startsWith(at));
    const due = here.find(({ after }) => after <= 0);
    for (const one of here) one.after -= 1;
    if (!due) return null;
    due.left -= 1;
    if (due.left === 0) this.armed = this.armed.filter((one) => one !== due);
    this.count(due.kind);
    return due.kind;
  }

  /** Counts a fault that struck elsewhere. */
  count(kind: FaultKind, times = 1): void {
    if (times > 0) this.fired.set(kind, (this.fired.get(kind) ?? 0) + times);
  }

  /** Nothing strikes any more. */
  clear(): void {
    this.armed = [];
  }
}
