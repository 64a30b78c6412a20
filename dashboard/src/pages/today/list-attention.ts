import type { BooksSummary } from '@model/books';
import type { Org } from '@model/org';
import type { SyncStatus } from '@model/run';
import { formatDay } from '../../format/dates';
import { formatPlural } from '../../format/numbers';
import type { Permission } from '../../session/permissions';
import type { Tone } from '../../ui/badge';

/** Something that somebody should look at. */
export interface AttentionItem {
  readonly tone: Exclude<Tone, 'good'>;
  readonly text: string;
  /** Where it is dealt with, below the organisation. */
  readonly href: string;
  /** What is done there, */
  readonly action: string;
  /** and who may. */
  readonly needs: Permission;
}

const SYNC = '/sync';
const DESK = '/sync?tab=desk';
const SCHEDULE = '/sync?tab=schedule';
const WEBHOOKS = '/sync?tab=webhooks';
const BOOKS = '/sync?tab=books';

/** What needs attention, the most pressing first. Empty when nothing does. */
export function listAttention({
  org,
  status,
  books,
}: {
  readonly org: Pick<Org, 'status' | 'statusReason'>;
  readonly status: SyncStatus | null;
  readonly books: BooksSummary | null;
}): AttentionItem[] {
  return [
    ...ofOrg(org),
    ...(status ? [...toDecide(status.attention), ...toWatch(status.attention)] : []),
    ...ofBooks(books),
  ];
}

function ofOrg({ status, statusReason }: Pick<Org, 'status' | 'statusReason'>): AttentionItem[] {
  if (status === 'needs_attention') {
    const text = statusReason ?? 'Syncing has stopped until somebody puts something right.';
    return [{ tone: 'bad', text, href: SCHEDULE, action: 'Put it right', needs: 'editSchedule' }];
  }
  if (status === 'paused') {
    const text = 'Syncing is paused. Figures stand still until it goes on.';
    return [{ tone: 'warn', text, href: SCHEDULE, action: 'See the schedule', needs: 'look' }];
  }
  return [];
}

function toDecide({ holds, quarantined, deadLetters }: SyncStatus['attention']): AttentionItem[] {
  const items: AttentionItem[] = [];
  if (holds > 0)
    items.push({
      tone: 'bad',
      text: `${formatPlural(holds, 'deletion')} held back: more records vanished at once than is usual.`,
      href: DESK,
      action: 'Decide',
      needs: 'decide',
    });
  if (quarantined > 0)
    items.push({
      tone: 'warn',
      text: `${formatPlural(quarantined, 'record')} could not be read and ${quarantined === 1 ? 'is' : 'are'} set aside.`,
      href: DESK,
      action: 'Look at them',
      needs: 'decide',
    });
  if (deadLetters > 0)
    items.push({
      tone: 'warn',
      text: `${formatPlural(deadLetters, 'piece')} of work given up after several attempts.`,
      href: DESK,
      action: 'Try again',
      needs: 'decide',
    });
  return items;
}

function toWatch({ webhookSilence, stalled }: SyncStatus['attention']): AttentionItem[] {
  const items: AttentionItem[] = [];
  if (stalled === true)
    items.push({
      tone: 'warn',
      text: 'Syncs work, but no order has come for long, though the shop usually sells at such hours.',
      href: SYNC,
      action: 'See the runs',
      needs: 'look',
    });
  if (webhookSilence === true)
    items.push({
      tone: 'warn',
      text: 'The point of sale has stopped announcing orders. They still come, with each sync.',
      href: WEBHOOKS,
      action: 'See the log',
      needs: 'seeWebhooks',
    });
  return items;
}

function ofBooks(books: BooksSummary | null): AttentionItem[] {
  const [latest] = books?.differing ?? [];
  if (!books || latest === undefined) return [];
  const text =
    books.differingCount === 1
      ? `The books of ${formatDay(latest)} differ from the point of sale.`
      : `The books of ${formatPlural(books.differingCount, 'day')} differ from the point of sale, last of ${formatDay(latest)}.`;
  return [{ tone: 'bad', text, href: BOOKS, action: 'Compare', needs: 'look' }];
}
