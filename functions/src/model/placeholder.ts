const PLACEHOLDER_NAMES: ReadonlySet<string> = new Set([
  'guest',
  'unknown',
  'unknown customer',
  'customer',
]);
const PLACEHOLDER_TOKEN = /^(?:alleaves|customer|cid)[_-]\d+$/;

/** Domains that other integrations write when they know no address. Compared whole: a look-alike domain is a real one. */
const PLACEHOLDER_DOMAINS: ReadonlySet<string> = new Set(['alleaves.local', 'unknown.local']);

const REPEATED_DIGIT = /(\d)\1{9}$/;

/** Whether a till or an integration wrote this where it knew no name. */
export function isPlaceholderName(text: string): boolean {
  const name = text.trim().toLowerCase();
  return PLACEHOLDER_NAMES.has(name) || PLACEHOLDER_TOKEN.test(name);
}

/** Whether addresses of this domain, in lower case, belong to nobody. */
export function isPlaceholderDomain(domain: string): boolean {
  return PLACEHOLDER_DOMAINS.has(domain);
}

/** Whether a phone number ends in ten equal digits: what tills type for "none". */
export function isPlaceholderPhone(digits: string): boolean {
  return REPEATED_DIGIT.test(digits);
}
