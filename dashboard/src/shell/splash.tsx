import { Skeleton } from '../ui/skeleton';
import styles from './splash.module.css';

/** What stands there while it is not known yet who is signed in. */
export function Splash() {
  return (
    <main className={styles.splash} aria-busy="true">
      <h1 className="visually-hidden">Trellis</h1>
      <output className="visually-hidden">Loading</output>
      <Skeleton width="12rem" height="1.75rem" />
      <Skeleton height="8rem" />
      <Skeleton height="16rem" />
    </main>
  );
}
