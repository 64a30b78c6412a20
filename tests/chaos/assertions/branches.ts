import type { Write } from '../../../functions/src/store/database';
import { mapIn, textIn } from './fields';

/** Ways of recovery that must have been taken at least once in a long campaign. */
export const BRANCHES = [
  'resumed_from_checkpoint',
  'lease_taken_over',
  'commit_conflict',
  'store_unavailable',
  'sweep_rung',
  'sweep_expired',
  'sweep_givenUp',
  'sweep_drained',
  'sweep_hinted',
  'asked_by_id',
  'hint_left',
  'hint_forgotten',
  'quarantined',
  'released',
  'delivery_dropped',
  'run_queued',
  'run_succeeded',
  'run_partial',
  'run_failed',
  'run_superseded',
  'run_expired',
  'run_cancelled',
  'org_needs_attention',
  'org_recovered',
  'hold_open',
  'hold_closed',
  'hold_confirmed',
  'hold_rejected',
  'mass_vanish',
  'record_deleted',
  'record_returned',
  'tombstone_left',
  'tombstone_lifted',
  'customer_erased',
  'erasure_repeated',
  'cancellation_requested',
  'replayed',
  'rechecked',
  'customer_stub',
  'event_stored',
  'event_unchanged',
  'event_stale',
  'event_hint',
  'event_unknown_event',
  'webhook_refused',
  'webhook_sent_again',
] as const;
export type Branch = (typeof BRANCHES)[number];

/** The branches that a write gives away. */
export function branchesOf(write: Write): string[] {
  const [, , collection, , deeper] = write.path.split('/');
  if (write.op === 'delete') {
    if (collection === 'hints') return ['hint_forgotten'];
    return collection === 'quarantine' && deeper === undefined ? ['released'] : [];
  }
  const { data } = write;
  if (collection === undefined) {
    const status = textIn(data, 'status');
    if (write.op !== 'update' || status === null) return [];
    return [status === 'needs_attention' ? 'org_needs_attention' : 'org_recovered'];
  }
  if (deeper !== undefined) return [];
  if (collection === 'hints') return ['hint_left'];
  if (collection === 'quarantine') return ['quarantined'];
  if (collection === 'holds') return [`hold_${textIn(data, 'state')}`];
  if (collection === 'webhookEvents') return [`event_${textIn(data, 'outcome')}`];
  if (collection === 'syncRuns' && write.op === 'update') return [`run_${textIn(data, 'state')}`];
  if (collection === 'customers' && mapIn(data, 'source')['stub'] === true)
    return ['customer_stub'];
  return [];
}
