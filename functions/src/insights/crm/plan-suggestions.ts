import { canonicalJson } from '../../model/canonical-json';
import type { Reason, Suggestion } from '../../model/suggestion';
import type { FoundPair } from './find-duplicates';

/** What is to be stored and what to be removed, so that the suggestions say what was found. */
export interface SuggestionPlan<Stored> {
  readonly create: Suggestion[];
  readonly replace: { readonly stored: Stored; readonly suggestion: Suggestion }[];
  readonly remove: Stored[];
  readonly unchanged: number;
}

/**
 * Brings suggestions in line with what was found. What staff decided stays: an accepted pair is left alone, and a rejected one
 * is asked about again only when something new speaks for it. An open one that nothing speaks for any more is removed.
 * @param stored what is stored, each pair once.
 */
export function planSuggestions<Stored extends { readonly suggestion: Suggestion }>(
  found: readonly FoundPair[],
  stored: readonly Stored[],
  now: Date,
): SuggestionPlan<Stored> {
  const waiting = new Map(stored.map((one) => [keyOf(one.suggestion), one]));
  const plan: SuggestionPlan<Stored> = { create: [], replace: [], remove: [], unchanged: 0 };
  for (const pair of found) {
    const before = waiting.get(keyOf(pair));
    waiting.delete(keyOf(pair));
    if (!before) plan.create.push(toOpen(pair, now));
    else {
      const suggestion = revise(before.suggestion, pair, now);
      if (suggestion) plan.replace.push({ stored: before, suggestion });
    }
  }
  for (const one of waiting.values()) {
    if (one.suggestion.state === 'open') plan.remove.push(one);
  }
  const changed = plan.replace.length + plan.remove.length;
  return { ...plan, unchanged: stored.length - changed };
}

/** Null when it stays as it is. */
function revise(before: Suggestion, pair: FoundPair, now: Date): Suggestion | null {
  switch (before.state) {
    case 'accepted':
      return null;
    case 'rejected':
      return hasNewReason(before.reasons, pair.reasons) ? toOpen(pair, now) : null;
    case 'open': {
      const after = toOpen(pair, before.foundAt);
      return canonicalJson(after) === canonicalJson(before) ? null : after;
    }
  }
}

function hasNewReason(before: readonly Reason[], now: readonly Reason[]): boolean {
  const known = new Set(before.map(({ text }) => text));
  return now.some(({ kind, text }) => kind !== 'different_name' && !known.has(text));
}

function toOpen({ first, second, reasons, strength }: FoundPair, foundAt: Date): Suggestion {
  const undecided = { decidedBy: null, decidedAt: null, primary: null };
  return { first, second, reasons, strength, state: 'open', foundAt, ...undecided };
}

function keyOf({ first, second }: { readonly first: string; readonly second: string }): string {
  return `${first}/${second}`;
}
