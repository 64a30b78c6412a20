import type { Watch } from '@model/watch-list';

/** Why a customer is on the watch list, in one sentence: `No order for 21 days or more, churn risk high`. The segment stands beside it. */
export function describeReasons({ reasons }: Pick<Watch, 'reasons'>): string {
  const said = reasons.filter(({ reason }) => reason !== 'lapsing' || reasons.length === 1);
  const text = said.map((one) => one.text).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
