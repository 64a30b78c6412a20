// Ids of Alleaves are stored with this in front of them.
const PREFIX = 'alv_';

const STORED = /^[a-z]{2,8}_[\w.-]{1,100}$/;
const BARE = /^[\w.-]{1,100}$/;

/** The id under which a customer is stored, from what somebody typed: with or without the prefix. Null when it is no id. */
export function readCustomerId(typed: string): string | null {
  const text = typed.trim();
  if (STORED.test(text)) return text;
  return BARE.test(text) ? `${PREFIX}${text}` : null;
}
