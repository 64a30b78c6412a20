import { crmSchema, MAX_MERGED, type Crm } from '../model/crm';
import type { Customer } from '../model/customer';
import type { Suggestion } from '../model/suggestion';

/** What staff decide about two customers who may be one person. */
export type MergeDecision =
  /** They are one: the other is linked to the one who is named. */
  | { readonly kind: 'accept'; readonly primary: string }
  /** They are two: not to be suggested again for the same reasons. */
  | { readonly kind: 'reject' }
  /** As if nothing had been decided: a link is taken back, a rejection forgotten. */
  | { readonly kind: 'undo' };

/**
 * Why a decision cannot be carried out. `other_customer`: the primary is neither of the two. `accepted`: they are linked, which is
 * to be undone first. `gone`: one of them is deleted, erased or a walk-in row. `linked`: one of them is linked to
 * somebody else. `leads`: somebody is linked to the one who would be linked. `full`: too many are linked to the primary.
 */
export type MergeRefusal = 'other_customer' | 'accepted' | 'gone' | 'linked' | 'leads' | 'full';

export type MergePlan =
  | { readonly outcome: 'refused'; readonly reason: MergeRefusal }
  /** It has been decided so before; there is nothing to write. */
  | { readonly outcome: 'already' }
  | {
      readonly outcome: 'planned';
      readonly suggestion: Suggestion;
      /** What staff keep about a customer, by id, where that changes. */
      readonly crm: ReadonlyMap<string, Crm>;
    };

/** The two customers by id, as far as they are stored. */
export type Pair = ReadonlyMap<string, Pick<Customer, 'profile' | 'crm' | 'source'>>;

/**
 * What a decision changes. Links are one step deep: whoever leads is linked to nobody, and whoever is linked leads nobody. So each
 * link can be taken back by itself, and no two decisions made at once can close a circle.
 */
export function planMerge(
  suggestion: Suggestion,
  pair: Pair,
  { decision, by, at }: { decision: MergeDecision; by: string; at: Date },
): MergePlan {
  const decided = { decidedBy: by, decidedAt: at };
  switch (decision.kind) {
    case 'accept':
      return planAccept({ ...suggestion, ...decided }, pair, decision.primary);
    case 'reject':
      if (suggestion.state === 'accepted') return { outcome: 'refused', reason: 'accepted' };
      if (suggestion.state === 'rejected') return { outcome: 'already' };
      return planned({ ...suggestion, ...decided, state: 'rejected' });
    case 'undo':
      if (suggestion.state === 'open') return { outcome: 'already' };
      return planned(
        { ...suggestion, state: 'open', primary: null, decidedBy: null, decidedAt: null },
        unlink(suggestion, pair),
      );
  }
}

function planAccept(suggestion: Suggestion, pair: Pair, primary: string): MergePlan {
  const { first, second, state } = suggestion;
  if (primary !== first && primary !== second) {
    return { outcome: 'refused', reason: 'other_customer' };
  }
  if (state === 'accepted') {
    if (suggestion.primary === primary) return { outcome: 'already' };
    return { outcome: 'refused', reason: 'accepted' };
  }
  const secondary = primary === first ? second : first;
  const reason = whyNot(pair.get(primary), pair.get(secondary));
  if (reason) return { outcome: 'refused', reason };
  const leading = crmOf(pair, primary);
  const merged = [...(leading.merged ?? []), secondary].toSorted();
  return planned(
    { ...suggestion, state: 'accepted', primary },
    new Map([
      [primary, { ...leading, merged }],
      [secondary, { ...crmOf(pair, secondary), mergedInto: primary }],
    ]),
  );
}

type Half = Pick<Customer, 'profile' | 'crm' | 'source'> | undefined;

function whyNot(primary: Half, secondary: Half): MergeRefusal | null {
  if (!primary || !secondary || isGone(primary) || isGone(secondary)) return 'gone';
  if (primary.crm?.mergedInto || secondary.crm?.mergedInto) return 'linked';
  if (secondary.crm?.merged) return 'leads';
  return (primary.crm?.merged?.length ?? 0) >= MAX_MERGED ? 'full' : null;
}

function isGone({ profile, source }: NonNullable<Half>): boolean {
  return profile.guest || source.deletedAt !== null;
}

function unlink({ first, second }: Suggestion, pair: Pair): Map<string, Crm> {
  const after = new Map<string, Crm>();
  for (const [id, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const crm = pair.get(id)?.crm;
    if (crm && linksOf(crm).includes(other)) after.set(id, withoutLink(crm, other));
  }
  return after;
}

/** The customers that one is linked with, either way. */
export function linksOf(crm: Crm | undefined): string[] {
  return [...(crm?.merged ?? []), ...(crm?.mergedInto === undefined ? [] : [crm.mergedInto])];
}

/** What staff keep about a customer, without the link to one other. */
export function withoutLink(crm: Crm, other: string): Crm {
  const { merged = [], mergedInto, ...rest } = crm;
  const left = merged.filter((id) => id !== other);
  return {
    ...rest,
    ...(left.length === 0 ? {} : { merged: left }),
    ...(mergedInto === undefined || mergedInto === other ? {} : { mergedInto }),
  };
}

function crmOf(pair: Pair, id: string): Crm {
  return pair.get(id)?.crm ?? crmSchema.parse({});
}

function planned(suggestion: Suggestion, crm: ReadonlyMap<string, Crm> = new Map()): MergePlan {
  return { outcome: 'planned', suggestion, crm };
}
