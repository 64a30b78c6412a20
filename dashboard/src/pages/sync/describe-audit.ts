import type { Audit } from '@model/audit';

const CLI = 'cli:';

const ACTIONS: Readonly<Record<Audit['action'], string>> = {
  hold_confirmed: 'Confirmed held deletions',
  hold_rejected: 'Kept what was to be deleted',
  dead_letter_redriven: 'Tried again what was given up',
  quarantine_retried: 'Asked again for what was set aside',
  quarantine_dismissed: 'Dismissed what was set aside',
  quarantine_read: 'Looked at the data of what was set aside',
  merge_accepted: 'Linked customers as the same person',
  merge_rejected: 'Said that customers are not the same person',
  merge_undone: 'Undid a decision about the same person',
  owner_accepted: 'Found whose an order without a name is',
  owner_rejected: 'Said whose an order without a name is not',
  owner_undone: 'Undid a decision about an order without a name',
  rules_changed: 'Changed the thresholds of segments',
  org_added: 'Added the organisation',
  org_renewed: 'Renewed settings and login of the point of sale',
  org_paused: 'Paused syncing',
  org_resumed: 'Resumed syncing',
  schedule_changed: 'Changed the schedule',
  sync_requested: 'Started a sync',
  run_cancelled: 'Cancelled a sync',
  customer_erased: 'Erased a customer',
  customers_exported: 'Exported customers',
  member_set: 'Gave a member a role',
  member_removed: 'Removed a member',
  deliveries_replayed: 'Asked again for what webhooks had told',
  records_replayed: 'Made records again from their payloads',
  webhook_rotated: 'Made a new secret for webhooks',
  report_sent: 'Sent the report to an address of their choice',
};

/** What somebody did. */
export function describeAction({ action }: Pick<Audit, 'action'>): string {
  return ACTIONS[action];
}

/** Who did it: a colleague by address, an operator by login. @param emails by user id */
export function describeActor(by: string, emails: ReadonlyMap<string, string>): string {
  if (by.startsWith(CLI)) return `${by.slice(CLI.length)}, who runs Trellis`;
  return emails.get(by) ?? 'Somebody who is no member any more';
}

/** What it was done to. @param emails by user id */
export function describeTarget(
  { action, target }: Pick<Audit, 'action' | 'target'>,
  emails: ReadonlyMap<string, string>,
): string {
  if (target === null) return '';
  return action.startsWith('member_') ? (emails.get(target) ?? 'A former member') : target;
}
