import { crmSchema, MAX_MERGED, type Crm } from '../model/crm';
import type { Customer } from '../model/customer';
import type { DuplicateSuggestion } from '../model/suggestion';
import {
  planDecision,
  type DecisionContext,
  type DecisionPlan,
  type Linking,
  type MergeRefusal,
} from './plan-decision';

/** The two customers by id, as far as they are stored. */
export type Pair = ReadonlyMap<string, Pick<Customer, 'profile' | 'crm' | 'source'>>;

/**
 * What a decision about two customers changes: what staff keep about them, by id. Links are one step deep: whoever leads is linked
 * to nobody, and whoever is linked leads nobody. So each link can be taken back by itself, and no two decisions made at once can
 * close a circle.
 */
export function planMerge(
  suggestion: DuplicateSuggestion,
  pair: Pair,
  context: DecisionContext,
): DecisionPlan<ReadonlyMap<string, Crm>> {
  const { first, second } = suggestion;
  const otherOf = (primary: string): string => (primary === first ? second : first);
  const linking: Linking<ReadonlyMap<string, Crm>> = {
    primaries: [first, second],
    whyNot: (primary) => whyNot(pair.get(primary), pair.get(otherOf(primary))),
    link: (primary) => link(pair, { primary, secondary: otherOf(primary) }),
    unlink: () => unlink(suggestion, pair),
    none: new Map(),
  };
  return planDecision(suggestion, linking, context);
}

function link(pair: Pair, { primary, secondary }: { primary: string; secondary: string }) {
  const leading = crmOf(pair, primary);
  const merged = [...(leading.merged ?? []), secondary].toSorted();
  return new Map([
    [primary, { ...leading, merged }],
    [secondary, { ...crmOf(pair, secondary), mergedInto: primary }],
  ]);
}

type Half = Pick<Customer, 'profile' | 'crm' | 'source'> | undefined;

function whyNot(primary: Half, secondary: Half): MergeRefusal | null {
  if (!primary || !secondary || isGone(primary) || isGone(secondary)) return 'gone';
  if (primary.crm?.mergedInto || secondary.crm?.mergedInto) return 'linked';
  if (secondary.crm?.merged) return 'leads';
  return (primary.crm?.merged?.length ?? 0) >= MAX_MERGED ? 'full' : null;
}

/** Whether nothing can be linked to a customer: a walk-in row, and one who is deleted or erased. */
export function isGone({ profile, source }: Pick<Customer, 'profile' | 'source'>): boolean {
  return profile.guest || source.deletedAt !== null;
}

function unlink({ first, second }: DuplicateSuggestion, pair: Pair): Map<string, Crm> {
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
