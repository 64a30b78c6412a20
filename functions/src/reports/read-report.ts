import type { Org } from '../model/org';
import { monthsOf, type Period } from '../model/moves';
import { yearOf } from '../model/series';
import { readBooksSummary } from '../store/books';
import type { Reader } from '../store/database';
import { readSeries } from '../store/day-stats';
import type { CorruptDocument } from '../store/errors';
import { readMovesMonths } from '../store/moves';
import { readStatus } from '../store/orgs';
import { countWatched, readTopWatched } from '../store/watched-customers';
import { weekBefore } from './plan-week';
import type { ReportFacts } from './report-facts';

/** Customers that a report names. */
const NAMED = 5;

/** What a report of a week needs of an org. */
export interface ReportQuestion {
  readonly orgId: string;
  readonly org: Org;
  readonly week: Period;
  readonly now: Date;
  /** What cannot be read is left out of the report. */
  readonly onCorrupt: (error: CorruptDocument) => void;
}

/** Reads what the report of a week is made of: some ten documents, however large the organisation is. @throws {StoreUnavailable} */
export async function readReport(reader: Reader, question: ReportQuestion): Promise<ReportFacts> {
  const { orgId, org, week, now, onCorrupt } = question;
  const both = { first: weekBefore(week).first, last: week.last };
  const years = [...new Set([yearOf(both.first), yearOf(both.last)])];
  const [lines, moves, top, total, status, books] = await Promise.all([
    Promise.all(years.map((year) => readSeries(reader, orgId, { year, onCorrupt }))),
    readMovesMonths(reader, orgId, { months: monthsOf(both), onCorrupt }),
    readTopWatched(reader, orgId, { limit: NAMED, onCorrupt }),
    countWatched(reader, orgId),
    readStatus(reader, orgId),
    readBooksSummary(reader, orgId, onCorrupt),
  ]);
  const days = Object.fromEntries(
    lines
      .flatMap((line) => Object.entries(line?.days ?? {}))
      .filter(([day]) => day >= both.first && day <= both.last),
  );
  return { orgId, org, week, days, moves, watched: { top, total }, status, books, now };
}
