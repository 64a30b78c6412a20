import type { TracedRule } from '../model/explanation';
import type { SegmentRuleName } from '../model/segment';
import type { StoreCalendar } from '../model/store-calendar';
import { formatCount, formatDay, formatThreshold } from './explain-words';
import { formatDollars } from './format-dollars';
import { ORDERED_SEGMENT_RULES, SEGMENT_LABELS, daysAfter, silenceDaysOf } from './segment';
import type { SegmentQuestion, SilenceRuleName } from './segment';

/** A question, and the calendar in which its days are named. */
export interface TraceQuestion extends SegmentQuestion {
  readonly calendar: StoreCalendar;
}

/**
 * Every segment rule in the order asked, with whether it holds and why in words and numbers.
 *
 * Of rules that hold, the first gives the segment; `otherwise` holds only when no other does.
 * Averages are written rounded down to the cent, so that what is written and what holds agree.
 */
export function traceSegment(question: TraceQuestion): TracedRule[] {
  let decided = false;
  return ORDERED_SEGMENT_RULES.map(({ name, segment, holds: asks }) => {
    const holds = asks(question) && !(name === 'otherwise' && decided);
    decided ||= holds;
    const text = `${SEGMENT_LABELS[segment]}: ${wordsOf(name, question)}`;
    return { rule: name, segment, holds, text, turnsAt: turnOf(name, question) };
  });
}

/** The instant at which time alone turns a rule; null when it never does. */
export function turnOf(
  name: SegmentRuleName,
  { totals, rules }: Pick<SegmentQuestion, 'totals' | 'rules'>,
): Date | null {
  const { firstOrderAt, lastOrderAt } = totals;
  if (firstOrderAt === null || lastOrderAt === null) return null;
  if (name === 'first_days') return daysAfter(firstOrderAt, rules.newMaxDays);
  return isSilenceRule(name) ? daysAfter(lastOrderAt, silenceDaysOf(name, rules)) : null;
}

function isSilenceRule(name: SegmentRuleName): name is SilenceRuleName {
  return name === 'churned' || name === 'at_risk' || name === 'slipping';
}

function wordsOf(name: SegmentRuleName, question: TraceQuestion): string {
  const { totals, rules } = question;
  const orders = formatCount(totals.orderCount, 'order');
  switch (name) {
    case 'no_orders':
      return totals.orderCount === 0
        ? 'no order yet'
        : `only before the first order, ${orders} so far`;
    case 'churned':
    case 'at_risk':
    case 'slipping':
      return silenceWords(name, question);
    case 'first_days':
      return firstDaysWords(question);
    case 'vip':
      return vipWords(question);
    case 'high_value':
      return (
        averageWords(question, rules.highValueMinAverageCents) +
        `, and ${orders}, fewer than ${rules.highValueMaxOrders} needed`
      );
    case 'frequent':
      return (
        `${orders}, ${rules.frequentMinOrders} needed, and ${averageText(question)} on average` +
        `, less than ${formatThreshold(rules.frequentMaxAverageCents)} needed`
      );
    case 'loyal':
      return `${orders}, ${rules.loyalMinOrders} needed`;
    case 'otherwise':
      return 'when no rule above holds';
  }
}

function silenceWords(name: SilenceRuleName, question: TraceQuestion): string {
  const days = silenceDaysOf(name, question.rules);
  const turnsAt = turnOf(name, question);
  const { lastOrderAt } = question.totals;
  if (turnsAt === null || lastOrderAt === null) return 'no order to count days from';
  const [last, turn] = [lastOrderAt, turnsAt].map((at) => formatDay(question.calendar.dayOf(at)));
  return `last order ${last}, ${days} days without another needed, which is ${turn}`;
}

function firstDaysWords(question: TraceQuestion): string {
  const turnsAt = turnOf('first_days', question);
  const { firstOrderAt } = question.totals;
  if (turnsAt === null || firstOrderAt === null) return 'no order to count days from';
  const [first, turn] = [firstOrderAt, turnsAt].map((at) => formatDay(question.calendar.dayOf(at)));
  return `first order ${first}, less than ${question.rules.newMaxDays} days ago needed, which is until ${turn}`;
}

function vipWords(question: TraceQuestion): string {
  const { totals, rules } = question;
  const needed = formatThreshold(rules.vipMinLifetimeCents);
  const byLifetime = `${formatDollars(totals.spentCents)} lifetime, ${needed} needed`;
  if (totals.spentCents >= rules.vipMinLifetimeCents) return byLifetime;
  const orders = `${formatCount(totals.orderCount, 'order')}, ${rules.vipMinOrders} needed`;
  const byOrders = `${orders}, and ${averageWords(question, rules.vipMinAverageCents)}`;
  const isByOrders = ORDERED_SEGMENT_RULES.some(
    (rule) => rule.name === 'vip' && rule.holds(question),
  );
  return isByOrders ? byOrders : `${byLifetime}, or ${byOrders}`;
}

function averageWords(question: TraceQuestion, neededCents: number): string {
  return `${averageText(question)} on average, ${formatThreshold(neededCents)} needed`;
}

function averageText({ totals: { orderCount, spentCents } }: TraceQuestion): string {
  return formatDollars(orderCount === 0 ? 0 : Math.floor(spentCents / orderCount));
}
