import { useOrg } from '../../data/use-org';
import { formatDay } from '../../format/dates';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { LocationChoice } from '../../ui/location-choice';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { AttentionCard } from './attention-card';
import { BusyHoursCard } from './busy-hours-card';
import { CategoryCard } from './category-card';
import { FiguresCard } from './figures-card';
import { RevenueCard } from './revenue-card';
import { SegmentsCard } from './segments-card';
import styles from './today.module.css';
import { useToday } from '../../data/use-today';

/** How the day goes, what has changed this week, and what needs somebody. */
export default function Today() {
  const org = useOrg();
  const today = useToday();
  return (
    <Page
      title="Today"
      summary={today === null ? <Skeleton width="7rem" height="1.45em" /> : formatDay(today)}
      actions={<LocationChoice />}
    >
      <LiveView of={org} loading={<Skeleton height="100dvh" />}>
        {(found) =>
          found && today !== null ? (
            <>
              <FiguresCard today={today} />
              <AttentionCard org={found} />
              <div className={styles.columns}>
                <div className={styles.column}>
                  <RevenueCard today={today} />
                  <SegmentsCard today={today} />
                </div>
                <div className={styles.column}>
                  <CategoryCard today={today} />
                  <BusyHoursCard today={today} />
                </div>
              </div>
            </>
          ) : (
            <EmptyState title="This organisation is not set up">
              <p>Whoever runs Trellis adds it; then its figures appear here.</p>
            </EmptyState>
          )
        }
      </LiveView>
    </Page>
  );
}
