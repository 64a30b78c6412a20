import type { Simulator } from '../../../simulator/simulator';
import type { Lead } from './worker/world-time';

/** The clock of a round: the true one with a lead that grows in leaps, and the simulator's with it. */
export class RoundClock {
  private entries: Lead[];

  /** Lets the simulator's clock run on from where it stands. */
  constructor(private readonly simulator: Simulator) {
    const { now } = simulator.clock.change({ freeze: false });
    this.entries = [{ fromMs: 0, leadMs: new Date(now).getTime() - Date.now() }];
  }

  get leads(): readonly Lead[] {
    return this.entries;
  }

  nowMs(): number {
    return Date.now() + this.leadMs;
  }

  leap(ms: number): void {
    this.simulator.clock.change({ advanceMs: ms });
    this.entries = [...this.entries, { fromMs: Date.now(), leadMs: this.leadMs + ms }];
  }

  private get leadMs(): number {
    return this.entries.at(-1)?.leadMs ?? 0;
  }
}
