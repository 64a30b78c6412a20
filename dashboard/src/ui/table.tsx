import type { ReactNode } from 'react';
import styles from './table.module.css';

/** The class of cells and heads that hold figures: set to the right, so that digits stand below each other. */
export const numberCell = styles.number;

/** A table that scrolls sideways by itself where the page is narrow. Its parts are plain `thead`, `tbody`, `tr`, `th` and `td`. */
export function Table({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // A region that scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>{children}</table>
    </section>
  );
}
