import type { FaultKind } from '../faults/fault-kinds';

/** How a change at the point of sale is announced. */
export type Announcement = 'silent' | 'full' | 'partial' | 'minimal';

export const CHANGES = [
  'sale',
  'anonymous_sale',
  'status',
  'void',
  'correction',
  'customer',
  'new_customer',
  'stock',
  'product',
] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** One thing that happens in a seed's story. */
export type Step =
  | { readonly do: 'advance'; readonly minutes: number }
  | { readonly do: 'manual' }
  | { readonly do: 'second_worker' }
  | {
      readonly do: 'change';
      readonly change: ChangeKind;
      readonly announce: Announcement;
      /** To the order that changed last. */
      readonly again?: boolean;
    }
  | { readonly do: 'arm'; readonly kind: FaultKind; readonly after: number }
  /** Lets the workers make so many calls. */
  | { readonly do: 'work'; readonly turns: number };

/** A seed's whole story. */
export interface Schedule {
  readonly seed: number;
  /** Whether the POS's customers carry an update time. */
  readonly customersDated: boolean;
  /** How long one worker may work on a run. */
  readonly handOverAfterMs: number;
  readonly steps: readonly Step[];
}
