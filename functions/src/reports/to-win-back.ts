import { formatDollars } from '../insights/format-dollars';
import { displayNameOf } from '../model/display-name';
import { displayedProfile } from '../model/displayed-profile';
import { isAtLeast, type Role } from '../model/member';
import { toPlainName } from '../mail/html';
import type { WatchedCustomer } from '../store/watched-customers';
import type { PageLinks } from './mail-links';
import type { ReportFacts } from './report-facts';
import { toInstantWords, toPlural } from './to-words';

/** From this role on, mail names customers: whoever may see how to reach them. A mail box is open to more people than the page. */
const NAMES_FROM: Role = 'marketing';

/** Somebody worth a call. */
export interface CustomerToWinBack {
  readonly name: string;
  readonly url: string;
  /** Why now: `No order for 21 days or more, churn risk high`. */
  readonly reason: string;
  /** What they bought so far. */
  readonly facts: string;
}

/** Whom to win back. */
export interface WinBack {
  readonly summary: string;
  /** Those who spent most first; empty for somebody who is not to see names. */
  readonly customers: readonly CustomerToWinBack[];
}

/** Whom to win back, as somebody of a role may see it. */
export function toWinBack(facts: ReportFacts, role: Role, links: PageLinks): WinBack {
  const { top, total } = facts.watched;
  if (total === 0) return { summary: 'Nobody needs a call this week.', customers: [] };
  const summary =
    total === 1
      ? '1 good customer stays away or buys less.'
      : `${toPlural(total, 'good customer')} stay away or buy less.`;
  if (!isAtLeast(role, NAMES_FROM)) return { summary, customers: [] };
  return { summary, customers: top.map((one) => toCustomer(one, facts.org.timezone, links)) };
}

function toCustomer(
  { id, profile, crm, insights }: WatchedCustomer,
  timezone: string,
  links: PageLinks,
): CustomerToWinBack {
  const { orderCount, spentCents, lastOrderAt } = insights.totals;
  const last = lastOrderAt ? `, last ${toInstantWords(lastOrderAt, timezone)}` : '';
  return {
    name: toPlainName(displayNameOf({ id, profile: displayedProfile(profile, crm) })),
    url: links.customer(id),
    reason: toReason(insights.watch),
    facts: `${formatDollars(spentCents)} in ${toPlural(orderCount, 'order')}${last}`,
  };
}

/** The segment alone says less than the other reasons. */
function toReason({ reasons }: WatchedCustomer['insights']['watch']): string {
  const said = reasons.filter(({ reason }) => reason !== 'lapsing' || reasons.length === 1);
  const text = said.map((one) => one.text).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
