import type { Stream } from '../../functions/src/model/source';

/** One thing that is not as it should be. Holds ids and numbers, no personal data. */
export interface Difference {
  /**
   * `missing`: at the POS, not stored. `in_quarantine`: valid at the POS, not stored, in quarantine. `not_in_quarantine`: no
   * record at the POS either, and not set aside. `extra`: stored, not at the POS. `changed`: other content. `day`: money of a
   * location's business day. `insights`: a customer's figures against their stored orders. `counts`: the org's counts against
   * its stored records. `waiting`: changes that nobody computes.
   */
  readonly kind:
    | 'missing'
    | 'in_quarantine'
    | 'not_in_quarantine'
    | 'extra'
    | 'changed'
    | 'day'
    | 'insights'
    | 'counts'
    | 'waiting';
  readonly stream: Stream | null;
  /** A document id, a `location/day`, or the name of a count. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly detail: string;
}
