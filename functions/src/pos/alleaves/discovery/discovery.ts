import type { Field } from './describe-fields';
import type { Envelope } from './describe-envelope';
import type { Outcome } from './inquiry';
import type { FieldComparison } from './known-fields';
import type { Paging } from './probe-paging';
import type { Probe } from './probes';

/** What one endpoint answered: whether it is there, how it wraps, which fields its rows have. Never a value. */
export interface EndpointFinding {
  readonly name: string;
  readonly standing: Probe['standing'];
  readonly outcome: Outcome;
  readonly status: number | null;
  /** Null where nothing came that could be looked at. */
  readonly envelope: Omit<Envelope, 'rows'> | null;
  readonly rows: number;
  readonly fields: readonly Field[];
}

/** What is now known about one of the open questions. */
export interface Answer {
  /** As the list of open questions counts them. */
  readonly number: number;
  readonly question: string;
  /** `seen`: the account showed it. `hint`: what was seen speaks for it. `open`: nothing was seen that says anything. */
  readonly sure: 'seen' | 'hint' | 'open';
  readonly answer: string;
}

/** What an account of Alleaves looks like from outside. It holds names of fields, forms of values and counts, and no value. */
export interface Discovery {
  readonly provider: 'alleaves';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Requests sent, logins and retries included. */
  readonly requests: number;
  readonly endpoints: readonly EndpointFinding[];
  readonly paging: readonly Paging[];
  readonly comparisons: readonly FieldComparison[];
  readonly answers: readonly Answer[];
  /** False when an endpoint did not answer, or in no form that can be read: ask again later. */
  readonly complete: boolean;
}
