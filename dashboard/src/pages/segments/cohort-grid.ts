import { retentionOf, type Cohort } from '@model/cohorts';
import { formatCount } from '../../format/numbers';

/** How many of a cohort bought in one month. */
export interface CohortCell {
  readonly month: string;
  readonly buyers: number;
  /** Of the cohort, 0 to 1. */
  readonly share: number;
  /** 0 for nobody, up to 4 for the fullest ones. */
  readonly level: number;
  /** The month is not over. */
  readonly running: boolean;
}

/** Customers who first bought in one month, and who of them came back in the months after. */
export interface CohortRow {
  readonly month: string;
  readonly customers: number;
  /** From the month after the first; null for months to come. */
  readonly cells: readonly (CohortCell | null)[];
}

/** Cohorts as they are drawn. */
export interface CohortGrid {
  readonly rows: readonly CohortRow[];
  /** Of all cohorts together, for as many months later as there are cells; null where no month is over. */
  readonly averages: readonly (number | null)[];
}

/** Cohorts that are drawn, this month's among them. */
export const MONTHS = 12;
const LEVELS = 4;

/** The month (`YYYY-MM`) so many months after another; before it, when negative. */
export function addMonths(month: string, count: number): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + count);
  return first.toISOString().slice(0, 'YYYY-MM'.length);
}

/** The cohorts of the last twelve months, the oldest first; months in which nobody was new are left out. */
export function toCohortGrid(
  cohorts: Readonly<Record<string, Cohort>>,
  thisMonth: string,
): CohortGrid {
  const months = Array.from({ length: MONTHS }, (_, index) =>
    addMonths(thisMonth, index + 1 - MONTHS),
  );
  const drawn = months.flatMap((month) => {
    const cohort = cohorts[month];
    return cohort ? [{ month, cohort }] : [];
  });
  const later = Array.from({ length: MONTHS - 1 }, (_, index) => index + 1);
  const monthsLater = (month: string): (string | null)[] =>
    later.map((count) => {
      const then = addMonths(month, count);
      return then > thisMonth ? null : then;
    });
  const shares = drawn.flatMap(({ month, cohort }) =>
    monthsLater(month).map((then) => (then === null ? 0 : retentionOf(cohort, then))),
  );
  const most = Math.max(0, ...shares);
  const toCell = (cohort: Cohort, month: string): CohortCell => {
    const share = retentionOf(cohort, month);
    const level = most === 0 ? 0 : Math.ceil((LEVELS * share) / most);
    const buyers = cohort.active[month] ?? 0;
    return { month, buyers, share, level, running: month === thisMonth };
  };
  const rows = drawn.map(({ month, cohort }) => ({
    month,
    customers: cohort.customers,
    cells: monthsLater(month).map((then) => (then === null ? null : toCell(cohort, then))),
  }));
  return { rows, averages: later.map((count) => averageAt(rows, count - 1)) };
}

function averageAt(rows: readonly CohortRow[], index: number): number | null {
  const over = rows.flatMap(({ customers, cells }) => {
    const cell = cells[index];
    return cell && !cell.running ? [{ customers, buyers: cell.buyers }] : [];
  });
  const customers = over.reduce((sum, one) => sum + one.customers, 0);
  return customers === 0 ? null : over.reduce((sum, one) => sum + one.buyers, 0) / customers;
}

/** What the averages say: `Of 100 new customers, 31 buy again in the next month, 18 in the third.` Null while no month is over. */
export function describeAverages(averages: CohortGrid['averages']): string | null {
  const [next = null, , third = null, , , sixth = null] = averages;
  if (next === null) return null;
  const parts = [`${of100(next)} buy again in the next month`];
  if (third !== null) parts.push(`${of100(third)} in the third`);
  if (sixth !== null) parts.push(`${of100(sixth)} in the sixth`);
  return `Of 100 new customers, ${parts.join(', ')}.`;
}

function of100(share: number): string {
  return formatCount(Math.round(100 * share));
}
