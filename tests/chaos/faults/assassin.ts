import { FaultDeck } from './fault-deck';
import type { FaultKind, FaultSite } from './fault-kinds';

/** When somebody is to die. */
export interface Moment {
  /** Counted from 1 over all side effects of all workers: commits and rings. */
  readonly effect: number;
  readonly when: 'before' | 'after';
}

/** Counts side effects, and kills whoever makes a certain one. */
export class Assassin {
  effects = 0;
  private retired = false;

  constructor(readonly moment: Moment | null) {}

  /** A deck that does what the other one does, and this. */
  join(deck: FaultDeck): FaultDeck {
    const strike = (site: FaultSite, call?: string): FaultKind | null => {
      if (this.retired || (site !== 'commit' && site !== 'publish')) return deck.strike(site, call);
      this.effects += 1;
      if (this.moment?.effect !== this.effects) return deck.strike(site, call);
      return site === 'commit'
        ? `kill_${this.moment.when}_commit`
        : `kill_${this.moment.when}_publish`;
    };
    return Object.assign(new FaultDeck(), { strike });
  }

  /** Nobody dies any more, and nothing is counted. */
  retire(): void {
    this.retired = true;
  }
}
