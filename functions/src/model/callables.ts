import type { z } from 'zod';
import type { requestSchemas } from './callable-requests';
import type { Flow, SegmentSizes } from './flow';
import type { MailList, Role } from './member';
import type { Period } from './moves';
import type { Org } from './org';
import type { Quarantine } from './quarantine';
import type { Recommendation } from './recommendation';
import type { RuleValues } from './rules';
import type { Suggestion } from './suggestion';

type Request<Name extends keyof typeof requestSchemas> = z.input<(typeof requestSchemas)[Name]>;

/** An instant in transit: ISO 8601, UTC. */
type IsoInstant = string;

/**
 * Every function that staff call from the dashboard: what it takes and what it answers. A refusal is an `HttpsError` whose
 * message may be shown as it is.
 */
export interface Callables {
  syncNow: { request: Request<'syncNow'>; response: { readonly runId: string } };
  cancelRun: {
    request: Request<'cancelRun'>;
    /** `requested`: it ends after the page it is at. */
    response: { readonly outcome: 'cancelled' | 'requested' | 'already_ended' };
  };
  updateOrg: { request: Request<'updateOrg'>; response: OrgSettings };
  updateSegmentRules: {
    request: Request<'updateSegmentRules'>;
    response: RulesPreviewed | RulesSaved;
  };
  recommendFor: {
    request: Request<'recommendFor'>;
    response: {
      /** At most five, best first; empty when nothing in stock speaks to the customer. */
      readonly recommendations: readonly Recommendation[];
      /** When the catalogue was read. */
      readonly asOf: IsoInstant;
    };
  };
  mergeCustomers: {
    request: Request<'mergeCustomers'>;
    response: { readonly state: Suggestion['state'] };
  };
  retryQuarantined: { request: Request<'retryQuarantined'>; response: RowsDecided };
  readQuarantined: { request: Request<'readQuarantined'>; response: QuarantinedRow };
  redriveDeadLetter: {
    request: Request<'redriveDeadLetter'>;
    /** The run or outbox entry that takes its place. */
    response: { readonly as: string };
  };
  decideHold: {
    request: Request<'decideHold'>;
    response: {
      readonly state: 'confirmed' | 'rejected';
      readonly decidedAt: IsoInstant;
      /** How many records the decision names. */
      readonly records: number;
    };
  };
  eraseCustomer: {
    request: Request<'eraseCustomer'>;
    response: {
      /** `already`: there was nothing left to erase. */
      readonly outcome: 'erased' | 'already';
      readonly erasedAt: IsoInstant;
      /** Orders that stay, without a person. */
      readonly ordersKept: number;
    };
  };
  exportCustomers: {
    request: Request<'exportCustomers'>;
    /** What is streamed: the next piece of the file, to be put behind the ones before as it is. */
    stream: { readonly csv: string };
    response: {
      /** Customers in the file. */
      readonly rows: number;
      /** The whole file, for those who do not take a stream. */
      readonly csv?: string;
    };
  };
  setMember: { request: Request<'setMember'>; response: MemberSet };
  chooseMail: {
    request: Request<'chooseMail'>;
    /** What the caller gets then. */
    response: Readonly<Record<MailList, boolean>>;
  };
  previewReport: { request: Request<'previewReport'>; response: ReportPreviewed };
}

/** An org's settings that staff change, as they are stored. */
export interface OrgSettings {
  readonly status: Org['status'];
  /** Why it needs attention, in one sentence; null otherwise. */
  readonly statusReason: string | null;
  /** Minutes between two scheduled syncs. */
  readonly intervalMinutes: number;
}

/** What rules would do. */
export interface RulesPreviewed {
  readonly outcome: 'previewed';
  /** The version that is current, to be named when saving. */
  readonly version: number;
  readonly rules: RuleValues;
  /** Customers that change their segment, */
  readonly moving: number;
  /** from where to where. */
  readonly flows: readonly Flow[];
  readonly sizes: { readonly before: SegmentSizes; readonly after: SegmentSizes };
}

/** `same`: the rules were so already. */
export interface RulesSaved {
  readonly outcome: 'same' | 'saved';
  readonly version: number;
  readonly rules: RuleValues;
}

/** What became of rows in quarantine, by their ids. */
export interface RowsDecided {
  /** Asked for again, or taken off the list. */
  readonly done: readonly string[];
  /** Of a retry: rows without an id of their own, which can only be dismissed. */
  readonly withoutId: readonly string[];
  /** Named rows that do not wait: somebody was faster, or they validate meanwhile. */
  readonly notWaiting: readonly string[];
}

/** A row in quarantine with what the POS sent, which may hold personal data. */
export interface QuarantinedRow extends Pick<
  Quarantine,
  'stream' | 'externalId' | 'reasons' | 'state' | 'attempts'
> {
  readonly id: string;
  readonly observedAt: IsoInstant;
  readonly firstSeenAt: IsoInstant;
  readonly lastSeenAt: IsoInstant;
  /** The payload as text; null when it was not kept. */
  readonly raw: string | null;
}

/** A membership as it is now. */
export interface MemberSet {
  readonly uid: string;
  /** Null: no member any more. */
  readonly role: Role | null;
  /** False when it was so already. */
  readonly changed: boolean;
  /**
   * Where a new colleague chooses a password, to be passed on to them and to nobody else; null for an account that has one, or
   * that belongs to another organisation too.
   */
  readonly passwordLink: string | null;
}

/** The report of the last whole week as it would go out. */
export interface ReportPreviewed {
  readonly week: Period;
  readonly subject: string;
  /** A whole document for a mail client, without scripts. */
  readonly html: string;
  /** Whether mail goes out of this deployment at all. */
  readonly mailIsOn: boolean;
}
