import type { Database } from '../store/database';
import { readOrg } from '../store/orgs';
import { readUnsubscribeQuery } from '../mail/unsubscribe-link';
import { chooseMail, readMailStanding } from './choose-mail';
import { toUnsubscribePage } from './to-unsubscribe-page';

/** What is asked of the address in a mail. */
export interface UnsubscribeRequest {
  readonly method: string;
  readonly query: unknown;
  /** The parsed body of a POST: a form. */
  readonly body: unknown;
}

/** What is answered. */
export interface UnsubscribeAnswer {
  readonly status: 200 | 404 | 405;
  readonly html: string;
}

/**
 * Answers the address by which a member ends a kind of mail without signing in. GET only shows a page with a button, because mail
 * scanners open every link; POST changes something, by that button or by the mail client's own (RFC 8058), and back again by
 * the button of the page that follows. Before the link is proved to be ours, nothing is read.
 * @throws {StoreUnavailable}
 */
export async function answerUnsubscribe(
  { db, linkKey }: { db: Database; linkKey: string },
  { method, query, body }: UnsubscribeRequest,
): Promise<UnsubscribeAnswer> {
  if (!['GET', 'HEAD', 'POST'].includes(method))
    return { status: 405, html: toUnsubscribePage({ kind: 'bad_link' }) };
  const subscription = readUnsubscribeQuery(query, linkKey);
  if (!subscription) return { status: 404, html: toUnsubscribePage({ kind: 'bad_link' }) };
  const { orgId, uid, list } = subscription;
  const [org, standing] = await Promise.all([
    readOrg(db, orgId),
    method === 'POST'
      ? chooseMail(db, { orgId, uid, wanted: { [list]: wantsAgain(body) } })
      : readMailStanding(db, orgId, uid),
  ]);
  const orgName = org?.name ?? orgId;
  const page = standing
    ? ({ kind: 'choice', orgName, list, isOn: standing[list], isDone: method === 'POST' } as const)
    : ({ kind: 'no_member', orgName } as const);
  return { status: 200, html: toUnsubscribePage(page) };
}

/** Mail clients post `List-Unsubscribe=One-Click`; only the button to come back says otherwise. */
function wantsAgain(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'again' in body && body.again === 'yes';
}
