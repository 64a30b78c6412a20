import { describeEnvelope } from './describe-envelope';
import type { Inquiry, Outcome } from './inquiry';

/** Nothing was changed in this year. */
const FUTURE = '2999-01-01T00:00:00.000Z';

/** What a filter of `/customer/search` by `date_updated` does. */
export type CustomerFilter =
  | 'works'
  /** The same rows come with it and without. */
  | 'ignored'
  | Exclude<Outcome, 'answered'>;

/** Asks for customers that changed in a future year: none of them is an answer to that. */
export async function probeCustomerFilter(inquiry: Inquiry): Promise<CustomerFilter> {
  const filters = [{ field: 'date_updated', operator: 'gte', value: FUTURE }];
  const asked = await inquiry.ask({
    method: 'POST',
    path: '/customer/search',
    body: { page: 1, pageSize: 10, filter: { logic: 'and', filters } },
  });
  if (asked.outcome !== 'answered') return asked.outcome;
  return describeEnvelope(asked.body, null).rows.length === 0 ? 'works' : 'ignored';
}
