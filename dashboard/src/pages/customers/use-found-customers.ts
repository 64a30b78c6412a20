import { useCallback } from 'react';
import { pointOf } from '@model/customer-filter';
import { customerList, type ListedCustomer } from '../../data/customers';
import { currentStatsDocument } from '../../data/documents';
import { useOrg, useTimeZone } from '../../data/use-org';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useDocument } from '../../live/use-live';
import { usePages, type Pages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { useOnline } from '../../shell/use-online';
import { describeList } from './describe-count';
import { useKeptRows, type KeptRows } from './use-kept-rows';
import type { ListState } from './use-list-address';

/** The customers that a list finds. */
export interface FoundCustomers {
  readonly pages: Pages<ListedCustomer>;
  readonly kept: KeptRows<ListedCustomer>;
  /** How many there are, in words. */
  readonly count: string;
}

/** Looks for the customers of a list, page by page, and says how many there are. */
export function useFoundCustomers({
  filter,
  search,
}: Pick<ListState, 'filter' | 'search'>): FoundCustomers {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const isZoneKnown = useOrg().state === 'ready';
  const listFrom = useCallback(
    (after?: Row<ListedCustomer>) => {
      const point = after && pointOf(filter, { id: after.id, insights: after.value.insights });
      return customerList(orgId, filter, timeZone, point);
    },
    // The text says all that the filter does.
    // oxlint-disable-next-line react/exhaustive-deps
    [orgId, timeZone, search],
  );
  // A range of days in another zone would be another question, asked for nothing.
  const isRange = filter.lastOrderFrom !== undefined || filter.lastOrderTo !== undefined;
  const pages = usePages(isRange && !isZoneKnown ? null : listFrom);
  const kept = useKeptRows(search, pages.rows);
  const stats = valueOr(useDocument(currentStatsDocument(orgId)), null);
  const { rows, more } = pages;
  const online = useOnline();
  const facts = rows.state === 'ready' ? { filter, shown: rows.value.length, more, stats } : null;
  const stale = rows.state === 'ready' && rows.stale;
  const count = describeList(facts, { stale, online });
  return { pages, kept, count };
}
