import { isPlaceholderDomain } from '../../model/placeholder';

function splitAtLastAt(text: string): { local: string; domain: string } | null {
  const address = text.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return null;
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** A usable address, trimmed and in lower case; null for none, for a placeholder, and for what is no address. */
export function normaliseEmail(text: string | null): string | null {
  const parts = text === null ? null : splitAtLastAt(text);
  if (parts === null || isPlaceholderDomain(parts.domain)) return null;
  return `${parts.local}@${parts.domain}`;
}

/** The part before the last `@` of a placeholder address, which other integrations also wrote as a name; else null. */
export function readPlaceholderLocalPart(text: string | null): string | null {
  const parts = text === null ? null : splitAtLastAt(text);
  return parts !== null && isPlaceholderDomain(parts.domain) ? parts.local : null;
}
