import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { orderList } from '../../data/orders';
import { useLocationChoice } from '../../data/use-location';
import { useKnownTimeZone } from '../../data/use-org';
import type { Order } from '@model/order';
import type { Row } from '../../live/sources';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { Page } from '../../ui/page';
import { OrderFigures } from './order-figures';
import { OrderFilters } from './order-filters';
import { OrderRows } from './order-rows';
import { readOrderAddress, writeOrderAddress } from './order-address';

/** Orders as they come in, the latest first. */
export default function Orders() {
  const { orgId } = useSession();
  const timeZone = useKnownTimeZone();
  const [params, setParams] = useSearchParams();
  const [locationId] = useLocationChoice();
  const filter = readOrderAddress(params);
  const key = JSON.stringify([filter, locationId, timeZone]);
  const listFrom = useCallback(
    (after?: Row<Order>) => {
      const whole = { ...filter, ...(locationId === null ? {} : { locationId }) };
      const point = after && { placedAt: after.value.placedAt, id: after.id };
      return orderList(orgId, whole, timeZone ?? 'UTC', point);
    },
    // The text says all that the filter does.
    // oxlint-disable-next-line react/exhaustive-deps
    [orgId, key],
  );
  // Days of another zone would be another question, asked for nothing.
  const isByDay = filter.from !== undefined || filter.to !== undefined;
  const pages = usePages(isByDay && timeZone === null ? null : listFrom);
  return (
    <Page title="Orders" summary="New orders appear by themselves.">
      <OrderFigures />
      <OrderFilters
        filter={filter}
        onChange={(next) =>
          setParams((before) => writeOrderAddress(before, next), { replace: true })
        }
        onReset={() => setParams(new URLSearchParams(), { replace: true })}
      />
      <Card title="The latest" note="Times are the store’s own." flush>
        <OrderRows
          pages={pages}
          list={key}
          isFiltered={Object.keys(filter).length > 0 || locationId !== null}
        />
      </Card>
    </Page>
  );
}
