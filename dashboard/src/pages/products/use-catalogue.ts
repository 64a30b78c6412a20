import { useCallback, useEffect, useMemo } from 'react';
import { PRODUCTS_PER_PAGE, productList, productStatsDocument } from '../../data/products';
import { useLocationChoice } from '../../data/use-location';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import type { Row } from '../../live/sources';
import { useDocument } from '../../live/use-live';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import type { Product } from '@model/product';
import { isCarried, toProductLine, type ProductLine } from './product-line';

/** The catalogue with what was sold of it. */
export interface Catalogue {
  readonly lines: Live<readonly ProductLine[]>;
  /** There is more of it, which comes by itself. */
  readonly isComing: boolean;
  /** Why the rest did not come; null while nothing is wrong. */
  readonly problem: string | null;
  /** The last business day of the sales figures; null before there are any. */
  readonly asOf: string | null;
  /** The catalogue is longer than what keeps itself current of it. */
  readonly isLong: boolean;
}

/** The whole catalogue, page after page. The first page keeps itself current; the others are as of when they were read. */
export function useCatalogue(): Catalogue {
  const { orgId } = useSession();
  const [locationId] = useLocationChoice();
  const pages = usePages<Product>(
    useCallback((after?: Row<Product>) => productList(orgId, after?.id), [orgId]),
  );
  const stats = useDocument(productStatsDocument(orgId, locationId));
  const { more, reading, problem, readMore } = pages;
  useEffect(() => {
    if (more && !reading && !problem) readMore();
  }, [more, reading, problem, readMore]);
  const both = joinLive(pages.rows, stats);
  const lines = useMemo(
    () =>
      mapLive(both, ([rows, known]) =>
        rows
          .filter(({ value }) => value.source.deletedAt === null)
          .flatMap(({ id, value }) => {
            const there = { sales: known?.products[id], locationId };
            return isCarried(value, there) ? [toProductLine(id, value, there)] : [];
          }),
      ),
    [both, locationId],
  );
  return {
    lines,
    isComing: more && !problem,
    problem: problem?.text ?? null,
    asOf: stats.state === 'ready' ? (stats.value?.asOf ?? null) : null,
    isLong: pages.rows.state === 'ready' && pages.rows.value.length > PRODUCTS_PER_PAGE,
  };
}
