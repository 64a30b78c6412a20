import { openOrdersOf } from '@model/stats';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { currentStatsDocument } from '../../data/documents';
import { useLocationChoice } from '../../data/use-location';
import { useTimeZone } from '../../data/use-org';
import { hourIn } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { useNow } from '../../format/use-now';
import { mapLive, valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { FailureNotice } from '../../ui/failure-notice';
import { Stat } from '../../ui/stat';
import { compareDays, discountsInWords, unitsInWords } from './compare-days';
import { describeSales, type DayFigures } from './day-figures';
import styles from './figures-card.module.css';
import { useDayPair } from './use-day';

const TICK_MS = 60_000;

/** The day's figures, each beside the same weekday a week ago. */
export function FiguresCard({ today }: { readonly today: string }) {
  const days = useDayPair(today);
  const timeZone = useTimeZone();
  const [locationId] = useLocationChoice();
  const hour = hourIn(useNow(TICK_MS), timeZone);
  const now = valueOr(
    mapLive(days, (pair) => pair.now),
    undefined,
  );
  const against = valueOr(
    mapLive(days, (pair) => compareDays({ ...pair, hour })),
    undefined,
  );
  return (
    <Card
      title="So far"
      note={describeSales(
        { asOf: now?.asOf ?? null },
        { timeZone, ofLocation: locationId !== null },
      )}
    >
      {days.state === 'failed' && <FailureNotice of={days} />}
      <div className={styles.figures}>
        <Stat
          label="Revenue"
          value={now && formatMoney(now.revenueCents)}
          note={
            <Note>
              {against?.revenue}
              {now && now.discountRate !== null && `. ${discountsInWords(now.discountRate)}`}
            </Note>
          }
        />
        <Stat
          label="Orders"
          value={now && formatCount(now.orders)}
          note={<Note>{against?.orders}</Note>}
        />
        <Stat
          label="Average sale"
          value={now && (now.averageCents === null ? 'None yet' : formatMoney(now.averageCents))}
          note={
            <Note>
              {now && now.unitsPerSale !== null && `${unitsInWords(now.unitsPerSale)}. `}
              {against?.average}
            </Note>
          }
        />
        <Stat
          label="New buyers"
          value={now && formatCount(now.newBuyers)}
          note={<Note>{against?.newBuyers}</Note>}
        />
        <Stat
          label="Returning buyers"
          value={now && formatCount(now.returningBuyers)}
          note={<Note>{against?.returningBuyers}</Note>}
        />
        <OpenOrders today={now?.open} locationId={locationId} />
      </div>
    </Card>
  );
}

/** Keeps its height while there is nothing to say yet. */
function Note({ children }: { readonly children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}

/**
 * Orders that wait, of whichever day, as the list behind them has them. How many wait at one location is known of today alone, so
 * there the list is led to without a number of all.
 */
function OpenOrders({
  today,
  locationId,
}: {
  readonly today: DayFigures['open'] | undefined;
  readonly locationId: string | null;
}) {
  const { orgId } = useSession();
  const current = useDocument(currentStatsDocument(orgId));
  const all = mapLive(current, (stats) => (stats ? openOrdersOf(stats.orders) : 0));
  const params = new URLSearchParams({ status: 'open' });
  if (locationId !== null) params.set('location', locationId);
  const count = locationId === null ? valueOr(all, undefined) : today?.orders;
  return (
    <Stat
      label={locationId === null ? 'Open orders' : 'Open orders of today'}
      value={
        count === undefined ? undefined : (
          <Link href={`/orders?${params.toString()}`} className={styles.link}>
            {formatCount(count)}
          </Link>
        )
      }
      note={<Note>{today && describeOpen(today)}</Note>}
    />
  );
}

function describeOpen({ orders, valueCents }: DayFigures['open']): string {
  return orders === 0
    ? 'None of today waits'
    : `${formatCount(orders)} placed today, ${formatMoney(valueCents)}`;
}
