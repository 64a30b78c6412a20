import { formatDay } from '../insights/explain-words';
import { LATE_INTERVALS } from '../model/lateness';
import type { ReportFacts } from './report-facts';
import { toInstantWords, toPlural } from './to-words';

const MINUTE_MS = 60_000;

/** One thing about how well syncing works. */
export interface HealthLine {
  readonly tone: 'good' | 'bad' | 'open';
  readonly text: string;
}

type HealthFacts = Pick<ReportFacts, 'org' | 'status' | 'books' | 'now'>;

/** How well syncing works: the last run, records that wait, deletions that wait, announcements, books. */
export function toHealthLines(facts: HealthFacts): HealthLine[] {
  const { status, books } = facts;
  if (!status) return [bad('No sync has ended yet.')];
  const { quarantined, holds, deadLetters, webhookSilence, stalled } = status.attention;
  return [
    ...toStandingLines(facts),
    quarantined > 0
      ? bad(
          `${toPlural(quarantined, 'record')} could not be read and ${quarantined === 1 ? 'waits' : 'wait'} for somebody.`,
        )
      : good('Every record could be read.'),
    holds > 0
      ? bad('Many records have vanished at the point of sale: somebody has to confirm it.')
      : good('No deletion waits for a decision.'),
    ...(deadLetters > 0
      ? [bad(`${toPlural(deadLetters, 'piece of work was', 'pieces of work were')} given up.`)]
      : []),
    ...(stalled
      ? [bad('Syncs succeed, but no sales come in at hours at which you usually sell.')]
      : []),
    ...(webhookSilence
      ? [bad('The point of sale announces no sales any more; figures come later.')]
      : []),
    toBooksLine(books),
  ];
}

function toStandingLines({ org, status, now }: HealthFacts): HealthLine[] {
  if (org.status === 'paused') return [bad('Syncing is paused.')];
  if (org.status === 'needs_attention')
    return [bad(org.statusReason ?? 'Syncing has stopped until somebody sees to it.')];
  const success = status?.lastSuccessAt ?? null;
  if (success === null) return [bad('No sync has succeeded yet.')];
  const ageMs = now.getTime() - success.getTime();
  const isLate = ageMs > LATE_INTERVALS * org.schedule.intervalMinutes * MINUTE_MS;
  const when = toInstantWords(success, org.timezone);
  return [
    isLate ? bad(`No sync has succeeded since ${when}.`) : good(`Last complete sync: ${when}.`),
    ...(status?.lastRunState === 'failed' || status?.lastRunState === 'partial'
      ? [bad(`The latest sync did not work: ${status.lastError ?? 'it says no reason.'}`)]
      : []),
  ];
}

function toBooksLine(books: HealthFacts['books']): HealthLine {
  if (!books || (books.balancedThrough === null && books.differingCount === 0))
    return { tone: 'open', text: 'The books were not compared yet.' };
  const [latest] = books.differing;
  if (books.differingCount > 0) {
    const days = toPlural(books.differingCount, 'day differs', 'days differ');
    return bad(
      `The books do not balance: ${days}${latest ? `, the latest ${formatDay(latest)}` : ''}.`,
    );
  }
  return good(`The books balance to the cent, through ${formatDay(books.balancedThrough ?? '')}.`);
}

function good(text: string): HealthLine {
  return { tone: 'good', text };
}

function bad(text: string): HealthLine {
  return { tone: 'bad', text };
}
