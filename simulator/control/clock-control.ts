import type { Engine } from '../engine';
import { clockSchema } from './inputs';
import type { ClockInput } from './inputs';

/** What the virtual clock shows. */
export interface ClockReading {
  readonly now: string;
  readonly frozen: boolean;
}

/** Operations on the virtual clock. */
export function clockControl(engine: Engine) {
  const read = (): ClockReading => ({
    now: engine.clock.now().toISOString(),
    frozen: engine.clock.frozen,
  });
  return {
    read,
    /** Sets, then advances, then freezes or lets run. @throws {z.ZodError} */
    change(given: ClockInput): ClockReading {
      const { set, advanceMs, freeze } = clockSchema.parse(given);
      if (set !== undefined) engine.clock.set(set);
      if (advanceMs !== undefined) engine.clock.advance(advanceMs);
      if (freeze !== undefined) engine.clock.freeze(freeze);
      return read();
    },
  };
}
