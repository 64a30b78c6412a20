import type { Consent, ConsentChannel } from '@model/crm';

/** What staff may change about a customer from this page. */
export type CrmChange =
  | { readonly addTag: string }
  | { readonly removeTag: string }
  /** Null for none. */
  | { readonly notes: string | null }
  | { readonly channel: ConsentChannel; readonly granted: boolean };

/** Who writes, and when: the server's clock, which a browser writes as a placeholder. */
export interface Signature<At> {
  readonly by: string;
  readonly at: At;
}

/** How a list is changed on the server, so that what others put there at the same time stays. */
export interface ListChanges {
  readonly add: (item: string) => unknown;
  readonly remove: (item: string) => unknown;
}

/** The fields of a customer that a change writes, by path; what it does not name stays. Every change is signed. */
export function toCrmFields<At>(
  change: CrmChange,
  { signature, tags }: { readonly signature: Signature<At>; readonly tags: ListChanges },
): Record<string, unknown> {
  const edited = { 'crm.edited': signature };
  if ('addTag' in change) return { 'crm.tags': tags.add(change.addTag), ...edited };
  if ('removeTag' in change) return { 'crm.tags': tags.remove(change.removeTag), ...edited };
  if ('notes' in change) return { 'crm.notes': change.notes, ...edited };
  const consent: Record<keyof Consent, unknown> = { granted: change.granted, ...signature };
  return { [`crm.consent.${change.channel}`]: consent, ...edited };
}
