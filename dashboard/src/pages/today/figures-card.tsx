import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLocationChoice } from '../../data/use-location';
import { useTimeZone } from '../../data/use-org';
import { formatTime, hourIn } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { useNow } from '../../format/use-now';
import { mapLive, valueOr } from '../../live/live';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Stat } from '../../ui/stat';
import { compareDays, unitsInWords } from './compare-days';
import type { DayFigures } from './day-figures';
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
    <Card title="So far" note={describeSales(now?.asOf ?? null, timeZone)}>
      {days.state === 'failed' && <Notice tone="bad">{days.problem.text}</Notice>}
      <div className={styles.figures}>
        <Stat
          label="Revenue"
          value={now && formatMoney(now.revenueCents)}
          note={against?.revenue}
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
        <Stat
          label="Open orders"
          value={
            now && (
              <Link href={openOrdersAddress(today, locationId)} className={styles.link}>
                {formatCount(now.open.orders)}
              </Link>
            )
          }
          note={<Note>{now && describeOpen(now.open)}</Note>}
        />
      </div>
    </Card>
  );
}

/** Keeps its height while there is nothing to say yet. */
function Note({ children }: { readonly children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}

function describeOpen({ orders, valueCents }: DayFigures['open']): string {
  return orders === 0 ? 'None of today waits' : `Placed today, ${formatMoney(valueCents)} in all`;
}

function describeSales(asOf: Date | null, timeZone: string): string {
  const sales = 'Completed or paid orders, tax included';
  return asOf ? `${sales}. Buyers as of ${formatTime(asOf, timeZone)}` : sales;
}

/** The orders of the day that are no sales. */
function openOrdersAddress(day: string, locationId: string | null): string {
  const params = new URLSearchParams({ sales: 'no', from: day, to: day });
  if (locationId !== null) params.set('location', locationId);
  return `/orders?${params.toString()}`;
}
