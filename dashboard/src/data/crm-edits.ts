import type { Consent, ConsentChannel } from '@model/crm';

/** What staff may change about a customer from this page. */
export type CrmChange =
  | { readonly tags: readonly string[] }
  /** Null for none. */
  | { readonly notes: string | null }
  | { readonly channel: ConsentChannel; readonly granted: boolean };

/** Who writes, and when: the server's clock, which a browser writes as a placeholder. */
export interface Signature<At> {
  readonly by: string;
  readonly at: At;
}

/** The fields of a customer that a change writes, by path; what it does not name stays. Every change is signed. */
export function toCrmFields<At>(
  change: CrmChange,
  signature: Signature<At>,
): Record<string, unknown> {
  return { ...changedField(change, signature), 'crm.edited': signature };
}

function changedField<At>(change: CrmChange, signature: Signature<At>): Record<string, unknown> {
  if ('tags' in change) return { 'crm.tags': change.tags };
  if ('notes' in change) return { 'crm.notes': change.notes };
  const consent: Record<keyof Consent, unknown> = { granted: change.granted, ...signature };
  return { [`crm.consent.${change.channel}`]: consent };
}
