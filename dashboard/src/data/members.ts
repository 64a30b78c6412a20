import type { Member } from '@model/member';
import { collectionOf } from '@model/paths';
import type { ListOf } from '../live/sources';

/** Members shown at once. */
export const MOST_MEMBERS = 300;

/** Who may look at the organisation. For managers and above. */
export function memberList(orgId: string): ListOf<Member> {
  return { collection: collectionOf('member', { org: orgId }), limit: MOST_MEMBERS };
}
