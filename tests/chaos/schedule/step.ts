import type { Stream } from '../../../functions/src/model/source';
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

/** Changes of orders that a plain pull no longer shows, and of the customer who is to be erased. */
export type RareChangeKind = 'old_status' | 'old_sale' | 'person' | 'known_person' | 'person_sale';

/** What somebody decides about a mass vanish. */
export type HoldAnswer = 'confirmed' | 'rejected';

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
  | {
      readonly do: 'rare_change';
      readonly change: RareChangeKind;
      readonly announce: Announcement;
    }
  | {
      readonly do: 'arm';
      readonly kind: FaultKind;
      readonly after: number;
      /** How the calls begin that it may strike; absent for all of its site. */
      readonly at?: string;
    }
  /** Lets the workers make so many calls. */
  | { readonly do: 'work'; readonly turns: number }
  /** Takes one record, the newest, or so many that somebody has to decide, out of the point of sale. */
  | { readonly do: 'remove'; readonly stream: Stream; readonly share: 'one' | 'newest' | 'many' }
  /** Puts records back that were removed: one of them, or all. */
  | { readonly do: 'bring_back'; readonly share: 'one' | 'all' }
  /** Staff decide about whatever is held now. */
  | { readonly do: 'decide'; readonly answer: HoldAnswer }
  /** The row of the person who is to be erased cannot be read for a while. */
  | { readonly do: 'break_person' }
  | { readonly do: 'erase' }
  /** Staff want the newest run to end. */
  | { readonly do: 'cancel' }
  | { readonly do: 'replay' };

/** A seed's whole story. */
export interface Schedule {
  readonly seed: number;
  /** Whether the POS's customers carry an update time. */
  readonly customersDated: boolean;
  /** How long one worker may work on a run. */
  readonly handOverAfterMs: number;
  readonly steps: readonly Step[];
}
