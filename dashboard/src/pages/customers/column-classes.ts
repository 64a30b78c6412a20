import { numberCell } from '../../ui/table';
import { joinClasses } from '../../ui/join-classes';
import type { ColumnId } from './list-address';
import styles from './customer-list.module.css';

const count = joinClasses(styles.narrow, styles.figure, numberCell);
const money = joinClasses(styles.medium, styles.figure, numberCell);

const CLASSES: Readonly<Record<ColumnId | 'name', string | undefined>> = {
  name: styles.wide,
  segment: styles.medium,
  lastOrder: styles.ago,
  orders: count,
  spent: money,
  average: money,
  value: styles.medium,
  tier: styles.medium,
  points: count,
  rfm: styles.medium,
  category: styles.medium,
  risk: styles.medium,
  retention: styles.medium,
  contact: styles.broad,
  phone: styles.medium,
  tags: styles.broad,
  since: styles.medium,
};

/** The class of a column's cells: its width, and figures to the right. */
export const COLUMN_CLASSES: Readonly<Record<string, string | undefined>> = CLASSES;
