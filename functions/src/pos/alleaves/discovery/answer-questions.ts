import { answersAboutAccount } from './answers-about-account';
import { answersAboutOrders } from './answers-about-orders';
import type { Answer, EndpointFinding } from './discovery';
import type { DateFilter } from './probe-dates';
import type { CustomerFilter } from './probe-filter';
import type { Paging } from './probe-paging';
import type { SampleRows } from './sample';

/** All that was seen of an account. */
export interface Evidence {
  readonly rows: SampleRows;
  readonly paging: readonly Paging[];
  readonly endpoints: readonly EndpointFinding[];
  readonly dates: DateFilter;
  readonly customerFilter: CustomerFilter;
  /** Deliveries of webhooks that were logged lately; null when nobody knows. */
  readonly deliveries: number | null;
  readonly requests: number;
  /** Requests that the POS called too many. */
  readonly tooMany: number;
}

/** What the evidence says about each open question, in their order. An answer holds counts and words of ours, never a value. */
export function answerQuestions(evidence: Evidence): Answer[] {
  const answers = [...answersAboutAccount(evidence), ...answersAboutOrders(evidence)];
  return answers.toSorted((a, b) => a.number - b.number);
}
