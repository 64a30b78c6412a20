import type { Simulator } from '../../../simulator/simulator';

/** The one clock of a seed's world: the simulator's, which stands still, moved on by the harness, the database's with it. */
export class WorldClock {
  private atMs: number;

  constructor(
    private readonly simulator: Simulator,
    private readonly advanceDatabase: (ms: number) => void,
  ) {
    this.atMs = new Date(simulator.clock.read().now).getTime();
  }

  readonly nowMs = (): number => this.atMs;

  readonly advance = (ms: number): void => {
    const whole = Math.ceil(ms);
    this.atMs += whole;
    this.simulator.clock.change({ advanceMs: whole });
    this.advanceDatabase(whole);
  };
}
