import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { mailListSchema, type MailList } from '../model/member';
import { orgIdSchema } from '../model/primitives';

const MAC_BYTES = 24;

/** One kind of mail of one org to one member. */
export interface Subscription {
  readonly orgId: string;
  readonly uid: string;
  readonly list: MailList;
}

const querySchema = z.strictObject({
  org: orgIdSchema,
  member: z.string().regex(/^[^/\s\p{C}]{1,128}$/u),
  list: mailListSchema,
  code: z.string().regex(/^[\w-]{32}$/),
});

/** Where a member ends a kind of mail without signing in. Only this deployment's key can make it, and it never runs out. */
export function unsubscribeUrl(base: string, subscription: Subscription, key: string): string {
  const { orgId, uid, list } = subscription;
  const code = macOf(subscription, key).toString('base64url');
  return `${base}?${new URLSearchParams({ org: orgId, member: uid, list, code }).toString()}`;
}

/** What a link of ours names, by the query of its URL; null when this deployment did not make it. Costs no Firestore read. */
export function readUnsubscribeQuery(query: unknown, key: string): Subscription | null {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) return null;
  const { org: orgId, member: uid, list, code } = parsed.data;
  const subscription = { orgId, uid, list };
  const given = Buffer.from(code, 'base64url');
  const expected = macOf(subscription, key);
  return given.length === expected.length && timingSafeEqual(given, expected) ? subscription : null;
}

function macOf({ orgId, uid, list }: Subscription, key: string): Buffer {
  const text = ['unsubscribe', orgId, uid, list].join('\n');
  return createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES);
}
