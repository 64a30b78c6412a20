import { Journal } from './api/journal';
import type { Pos } from './api/pos';
import { Tokens } from './api/tokens';
import { FaultBox } from './faults/fault-box';
import { variantsSchema } from './faults/variants';
import type { Variants } from './faults/variants';
import type { SimulatorOptions } from './options';
import { VirtualClock } from './world/virtual-clock';
import { createWorld } from './world/world';
import type { World } from './world/world';

/** The state of a simulator: its world, how it answers, and what it was asked. */
export class Engine {
  readonly clock: VirtualClock;
  readonly journal = new Journal();
  readonly tokens: Tokens;
  readonly faults: FaultBox;
  world: World;
  variants: Variants = variantsSchema.parse({});

  constructor(readonly options: SimulatorOptions) {
    const startAt = options.now ?? new Date();
    this.clock = new VirtualClock(startAt);
    this.tokens = new Tokens(this.clock, `simulator-${options.seed}`);
    this.faults = new FaultBox(options.seed);
    this.world = createWorld(options, this.clock, startAt.getTime());
  }

  /** What the routes of the POS API see of it. */
  asPos(): Pos {
    const { tokens, journal, faults } = this;
    return { world: () => this.world, variants: () => this.variants, tokens, journal, faults };
  }

  /** Merges standing choices. @throws {z.ZodError} for a bad one; nothing is changed then. */
  setVariants(change: Readonly<Record<string, unknown>>): Variants {
    this.variants = variantsSchema.parse({ ...this.variants, ...change });
    return this.variants;
  }

  /** The world, clock, faults, variants and journal as they were at the start. */
  reset(): void {
    if (this.clock.frozen) this.clock.freeze(false);
    const { toMs } = this.world.period;
    this.clock.set(new Date(toMs));
    this.world = createWorld(this.options, this.clock, toMs);
    this.variants = variantsSchema.parse({});
    this.faults.clear();
    this.journal.clear();
  }
}
