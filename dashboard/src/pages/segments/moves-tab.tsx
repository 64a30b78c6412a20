import { useToday } from '../../data/use-today';
import { Skeleton } from '../../ui/skeleton';
import { FlowsCard } from './flows-card';
import { SizesCard } from './sizes-card';
import { SlippedCard } from './slipped-card';
import styles from './segments.module.css';

/** Who slipped away, how large the segments are, and who moved from where to where. */
export function MovesTab() {
  const today = useToday();
  if (today === null) return <Skeleton height="36rem" />;
  return (
    <div className={styles.columns}>
      <SlippedCard today={today} />
      <div className={styles.column}>
        <SizesCard today={today} />
        <FlowsCard today={today} />
      </div>
    </div>
  );
}
