import type { Role } from '../model/member';
import { toPlainName } from '../mail/html';
import type { PageLinks } from './mail-links';
import type { ReportFacts } from './report-facts';
import { toHealthLines, type HealthLine } from './to-health-lines';
import { toReportMoves, type ReportMoves } from './to-report-moves';
import {
  toReportDays,
  toReportFigures,
  type ReportDay,
  type ReportFigure,
} from './to-report-sales';
import { toWinBack, type WinBack } from './to-win-back';
import { toPeriodWords, toPlural } from './to-words';

/** What the report of a week says to somebody of one role: words and numbers, as plain text. */
export interface ReportView {
  readonly orgName: string;
  readonly period: string;
  readonly subject: string;
  /** What a mail client shows beside the subject. */
  readonly preheader: string;
  readonly figures: readonly ReportFigure[];
  readonly days: readonly ReportDay[];
  readonly moves: ReportMoves | null;
  readonly winBack: WinBack;
  readonly health: readonly HealthLine[];
  readonly links: PageLinks;
}

/** The report of a week. Everything in it that somebody else wrote is one plain line. */
export function toReportView(facts: ReportFacts, role: Role, links: PageLinks): ReportView {
  const orgName = toPlainName(facts.org.name);
  const period = toPeriodWords(facts.week);
  const figures = toReportFigures(facts);
  const [revenue] = figures;
  const sold = revenue ? `Revenue ${revenue.value}, ${revenue.change}. ` : '';
  return {
    orgName,
    period,
    subject: `${orgName}: your week, ${period}`,
    preheader: `${sold}${toPlural(facts.watched.total, 'customer')} to win back.`,
    figures,
    days: toReportDays(facts),
    moves: toReportMoves(facts),
    winBack: toWinBack(facts, role, links),
    health: toHealthLines(facts),
    links,
  };
}
