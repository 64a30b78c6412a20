import type { Journal } from './journal';
import type { Tokens } from './tokens';
import type { FaultBox } from '../faults/fault-box';
import type { Variants } from '../faults/variants';
import type { World } from '../world/world';

/** What the routes of the POS work on. World and variants are asked for each time: a reset replaces them. */
export interface Pos {
  readonly world: () => World;
  readonly variants: () => Variants;
  readonly tokens: Tokens;
  readonly journal: Journal;
  readonly faults: FaultBox;
}
