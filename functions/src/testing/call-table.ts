import type { Audit } from '../model/audit';
import type { Callables } from '../model/callables';
import type { Role } from '../model/member';
import type { Rejection } from '../model/observation';
import type { Write } from '../store/database';
import { deadRunWrite } from '../store/dead-letters';
import { holdWrite } from '../store/holds';
import { quarantineWrites } from '../store/quarantine';
import { runWrite } from '../store/runs';
import { idOfSubject, suggestionWrite } from '../store/suggestions';
import { newRun } from '../sync/plan-run';

/** When what calls are about came to be. */
const AT = new Date('2026-01-28T20:00:00Z');

const RUN = 'manual-20260101T0000';
const PAIR = { kind: 'duplicate', first: 'alv_1', second: 'alv_2' } as const;

/** What a function that staff call is like. */
export interface CallCase {
  /** The least role that may call it. */
  readonly least: Role;
  /**
   * Whether the membership as it is stored must say so too, or the claim is enough: it is for what only shows what the rules let the
   * same claim read.
   */
  readonly isStandingChecked: boolean;
  /** A valid request, without the org. */
  readonly data: object;
  /** What it needs to find. */
  readonly prepare?: (orgId: string) => readonly Write[];
  /** What the audit says of it then. None for what changes nothing, and for what callers choose for themselves alone. */
  readonly act: Pick<Audit, 'action' | 'detail'> | null;
  /** What it was done to; left out where only the answer says. */
  readonly target?: string | null;
}

/** Every function that staff call. */
export const CALLS: Readonly<Record<keyof Callables, CallCase>> = {
  syncNow: {
    least: 'manager',
    isStandingChecked: true,
    data: {},
    act: { action: 'sync_requested' },
  },
  cancelRun: {
    least: 'manager',
    isStandingChecked: true,
    data: { runId: RUN },
    prepare: (orgId) => [runWrite(orgId, RUN, newRun({ trigger: 'manual', now: AT }))],
    act: { action: 'run_cancelled' },
    target: RUN,
  },
  updateOrg: {
    least: 'manager',
    isStandingChecked: true,
    data: { status: 'paused' },
    act: { action: 'org_paused' },
    target: null,
  },
  updateSegmentRules: {
    least: 'manager',
    isStandingChecked: true,
    data: { rules: { segments: { vipMinOrders: 9 } }, preview: false, expectedVersion: 1 },
    act: { action: 'rules_changed' },
    target: '2',
  },
  recommendFor: {
    least: 'viewer',
    isStandingChecked: false,
    data: { customerId: 'alv_1' },
    act: null,
  },
  mergeCustomers: {
    least: 'marketing',
    isStandingChecked: true,
    data: { suggestionId: idOfSubject(PAIR), decision: 'reject' },
    prepare: (orgId) => [
      suggestionWrite(
        orgId,
        {
          ...PAIR,
          reasons: [{ kind: 'same_phone', text: 'same phone number ending 0123' }],
          strength: 'strong',
          state: 'open',
          foundAt: AT,
          decidedBy: null,
          decidedAt: null,
          primary: null,
        },
        null,
      ),
    ],
    act: { action: 'merge_rejected' },
    target: idOfSubject(PAIR),
  },
  retryQuarantined: {
    least: 'manager',
    isStandingChecked: true,
    data: { ids: ['customers-1'], action: 'dismiss' },
    prepare: quarantined,
    act: { action: 'quarantine_dismissed' },
    target: 'customers-1',
  },
  readQuarantined: {
    least: 'manager',
    isStandingChecked: true,
    data: { id: 'customers-1' },
    prepare: quarantined,
    act: { action: 'quarantine_read' },
    target: 'customers-1',
  },
  redriveDeadLetter: {
    least: 'manager',
    isStandingChecked: true,
    data: { id: `run-${RUN}` },
    prepare: (orgId) => [
      deadRunWrite(
        orgId,
        { runId: RUN, run: newRun({ trigger: 'manual', now: AT }) },
        { reason: 'It kept failing.', attempts: 5, at: AT },
      ),
    ],
    act: { action: 'dead_letter_redriven' },
    target: `run-${RUN}`,
  },
  decideHold: {
    least: 'manager',
    isStandingChecked: true,
    data: { id: 'customers', digest: 'abc', decision: 'confirm' },
    prepare: (orgId) => [
      holdWrite(orgId, {
        stream: 'customers',
        reason: 'mass_vanish',
        expected: 100,
        seen: 40,
        ids: ['1', '2'],
        digest: 'abc',
        state: 'open',
        createdAt: AT,
      }),
    ],
    act: { action: 'hold_confirmed' },
    target: 'customers',
  },
  eraseCustomer: {
    least: 'owner',
    isStandingChecked: true,
    data: { customerId: 'alv_1', confirmation: '1' },
    prepare: quarantined,
    act: { action: 'customer_erased' },
    target: 'alv_1',
  },
  exportCustomers: {
    least: 'marketing',
    isStandingChecked: true,
    data: { filter: {} },
    act: { action: 'customers_exported', detail: '0 customers' },
    target: null,
  },
  setMember: {
    least: 'manager',
    isStandingChecked: true,
    data: { email: 'new@example.test', role: 'viewer' },
    act: { action: 'member_set', detail: 'viewer' },
  },
  chooseMail: {
    least: 'viewer',
    isStandingChecked: true,
    data: { report: true },
    act: null,
  },
  previewReport: {
    least: 'manager',
    isStandingChecked: false,
    data: {},
    act: null,
  },
};

/** A row of customer 1 in quarantine. */
function quarantined(orgId: string): Write[] {
  const row: Rejection = {
    stream: 'customers',
    externalId: '1',
    reasons: ['no name'],
    observedAt: AT,
    raw: '{"id_customer":1}',
  };
  return quarantineWrites(orgId, row, null, AT);
}
