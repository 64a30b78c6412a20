import styles from './skeleton.module.css';

/** Keeps the place of something that is being read, in its size, so that nothing jumps when it comes. Lengths are CSS lengths. */
export function Skeleton({
  width = '100%',
  height = '1.2em',
}: {
  readonly width?: string;
  readonly height?: string;
}) {
  return <span aria-hidden="true" className={styles.skeleton} style={{ width, height }} />;
}
