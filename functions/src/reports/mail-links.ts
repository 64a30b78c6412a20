import type { MailList } from '../model/member';
import { unsubscribeUrl } from '../mail/unsubscribe-link';

/** What links in mails lead to. */
export interface MailLinks {
  /** The page, without a slash at its end. */
  readonly dashboardUrl: string;
  /** The function that ends subscriptions. */
  readonly unsubscribeBase: string;
  /** Signs what leads there. */
  readonly linkKey: string;
}

/** Where the parts of the page that mails speak of are, for one organisation. */
export interface PageLinks {
  readonly today: string;
  readonly watchList: string;
  readonly sync: string;
  readonly desk: string;
  readonly webhooks: string;
  readonly books: string;
  readonly schedule: string;
  /** Where one chooses what one gets by e-mail. */
  readonly mail: string;
  customer(id: string): string;
}

/** Where the parts of the page are. */
export function pageLinks(dashboardUrl: string, orgId: string): PageLinks {
  const base = `${dashboardUrl}/${orgId}`;
  return {
    today: base,
    watchList: `${base}/segments?tab=watch`,
    sync: `${base}/sync`,
    desk: `${base}/sync?tab=desk`,
    webhooks: `${base}/sync?tab=webhooks`,
    books: `${base}/sync?tab=books`,
    schedule: `${base}/sync?tab=schedule`,
    mail: `${base}/sync?tab=mail`,
    customer: (id) => `${base}/customers/${encodeURIComponent(id)}`,
  };
}

/** Where one member ends one kind of mail. */
export function unsubscribeLink(
  { unsubscribeBase, linkKey }: MailLinks,
  member: { readonly orgId: string; readonly uid: string },
  list: MailList,
): string {
  const { orgId, uid } = member;
  return unsubscribeUrl(unsubscribeBase, { orgId, uid, list }, linkKey);
}
