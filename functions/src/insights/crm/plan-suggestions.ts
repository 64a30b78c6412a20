import { canonicalJson } from '../../model/canonical-json';
import { toSubjectKey, type Reason, type Suggestion } from '../../model/suggestion';
import type { FoundPair } from './find-duplicates';
import type { FoundOwner } from './find-owners';

/** Two records that may be of one person. */
export type Found = FoundPair | FoundOwner;

/** What is to be stored and what to be removed, so that the suggestions say what was found. */
export interface SuggestionPlan<Stored> {
  readonly create: Suggestion[];
  readonly replace: { readonly stored: Stored; readonly suggestion: Suggestion }[];
  readonly remove: Stored[];
  readonly unchanged: number;
}

/**
 * Brings suggestions in line with what was found. What staff decided stays: an accepted one is left alone, and a rejected one
 * is asked about again only when something new speaks for it. An open one that nothing speaks for any more is removed.
 * @param stored what is stored, each two records once.
 */
export function planSuggestions<Stored extends { readonly suggestion: Suggestion }>(
  found: readonly Found[],
  stored: readonly Stored[],
  now: Date,
): SuggestionPlan<Stored> {
  const waiting = new Map(stored.map((one) => [toSubjectKey(one.suggestion), one]));
  const plan: SuggestionPlan<Stored> = { create: [], replace: [], remove: [], unchanged: 0 };
  for (const one of found) {
    const key = toSubjectKey(one);
    const before = waiting.get(key);
    waiting.delete(key);
    if (!before) plan.create.push(toOpen(one, now));
    else {
      const suggestion = revise(before.suggestion, one, now);
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
function revise(before: Suggestion, found: Found, now: Date): Suggestion | null {
  switch (before.state) {
    case 'accepted':
      return null;
    case 'rejected':
      return hasNewReason(before.reasons, found.reasons) ? toOpen(found, now) : null;
    case 'open': {
      const after = toOpen(found, before.foundAt);
      return canonicalJson(after) === canonicalJson(before) ? null : after;
    }
  }
}

function hasNewReason(before: readonly Reason[], now: readonly Reason[]): boolean {
  const known = new Set(before.map(({ text }) => text));
  return now.some(({ kind, text }) => kind !== 'different_name' && !known.has(text));
}

function toOpen(found: Found, foundAt: Date): Suggestion {
  return { ...found, state: 'open', foundAt, decidedBy: null, decidedAt: null, primary: null };
}
