import type { Suggestion } from '../model/suggestion';

/** What staff decide about two records that may be of one person. */
export type MergeDecision =
  /** They are: the other is linked to the customer who is named. */
  | { readonly kind: 'accept'; readonly primary: string }
  /** They are not: not to be suggested again for the same reasons. */
  | { readonly kind: 'reject' }
  /** As if nothing had been decided: a link is taken back, a rejection forgotten. */
  | { readonly kind: 'undo' };

/**
 * Why a decision cannot be carried out. `other_customer`: the primary is nobody whom the suggestion names. `accepted`: they are
 * linked, which is to be undone first. `gone`: a customer is deleted, erased or a walk-in row. `linked`: one of the two is linked
 * to somebody else. `leads`: somebody is linked to the one who would be linked. `full`: too many are linked to the primary.
 * `no_order`: the order is gone. `named`: the POS says meanwhile whose order it is.
 */
export type MergeRefusal =
  'other_customer' | 'accepted' | 'gone' | 'linked' | 'leads' | 'full' | 'no_order' | 'named';

/** Who decides, what and when. */
export interface DecisionContext {
  readonly decision: MergeDecision;
  /** A user id. */
  readonly by: string;
  readonly at: Date;
}

/** How the two records of a suggestion are linked: what `Links` says is written. */
export interface Linking<Links> {
  /** The customers who may be named as the primary one. */
  readonly primaries: readonly string[];
  /** Why the other cannot be linked to the primary; null when nothing is in the way. */
  readonly whyNot: (primary: string) => MergeRefusal | null;
  readonly link: (primary: string) => Links;
  /** What takes the link between the two back. */
  readonly unlink: () => Links;
  /** Nothing to write. */
  readonly none: Links;
}

export type DecisionPlan<Links> =
  | { readonly outcome: 'refused'; readonly reason: MergeRefusal }
  /** It has been decided so before; there is nothing to write. */
  | { readonly outcome: 'already' }
  | { readonly outcome: 'planned'; readonly suggestion: Suggestion; readonly links: Links };

/** What a decision makes of a suggestion and of the link between its two records. */
export function planDecision<Links>(
  suggestion: Suggestion,
  linking: Linking<Links>,
  { decision, by, at }: DecisionContext,
): DecisionPlan<Links> {
  const decided = { decidedBy: by, decidedAt: at };
  switch (decision.kind) {
    case 'accept':
      return planAccept({ ...suggestion, ...decided }, linking, decision.primary);
    case 'reject':
      if (suggestion.state === 'accepted') return { outcome: 'refused', reason: 'accepted' };
      if (suggestion.state === 'rejected') return { outcome: 'already' };
      return planned({ ...suggestion, ...decided, state: 'rejected' }, linking.none);
    case 'undo':
      if (suggestion.state === 'open') return { outcome: 'already' };
      return planned(
        { ...suggestion, state: 'open', primary: null, decidedBy: null, decidedAt: null },
        linking.unlink(),
      );
  }
}

function planAccept<Links>(
  suggestion: Suggestion,
  { primaries, whyNot, link }: Linking<Links>,
  primary: string,
): DecisionPlan<Links> {
  if (!primaries.includes(primary)) return { outcome: 'refused', reason: 'other_customer' };
  if (suggestion.state === 'accepted') {
    if (suggestion.primary === primary) return { outcome: 'already' };
    return { outcome: 'refused', reason: 'accepted' };
  }
  const reason = whyNot(primary);
  if (reason) return { outcome: 'refused', reason };
  return planned({ ...suggestion, state: 'accepted', primary }, link(primary));
}

function planned<Links>(suggestion: Suggestion, links: Links): DecisionPlan<Links> {
  return { outcome: 'planned', suggestion, links };
}
