import { Meter } from '@base-ui/react/meter';
import styles from './score-bar.module.css';

/** A part of a whole as figure and bar: so many of at most so many. */
export function ScoreBar({
  label,
  value,
  most,
  tone = 'plain',
}: {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  /** Whether much of it is good, bad, or neither. */
  readonly tone?: 'plain' | 'bad';
}) {
  return (
    <Meter.Root
      className={styles.bar}
      value={value}
      max={most}
      getAriaValueText={() => `${value} of ${most}`}
    >
      <Meter.Label className={styles.label}>{label}</Meter.Label>
      <span className={styles.value} aria-hidden="true">
        {value} <span className={styles.most}>of {most}</span>
      </span>
      <Meter.Track className={styles.track}>
        <Meter.Indicator className={tone === 'bad' ? styles.bad : styles.filled} />
      </Meter.Track>
    </Meter.Root>
  );
}
