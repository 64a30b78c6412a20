import { isResting } from '../../../functions/src/sync/plan-breaker';
import { planOverdue } from '../../../functions/src/sync/plan-overdue';
import { formatAmount } from '../../format/numbers';
import { formatAgo, formatInstant } from '../../format/times';
import { findingOf, type OrgCheck } from './check';

/** Whether its login is taken, its point of sale answers, and its data is as current as its schedule promises. */
export const checkStanding: OrgCheck = (view) => {
  const { orgId, org, status, now } = view;
  if (org.status === 'needs_attention') {
    return [
      findingOf(view, 'login-refused', {
        what: `It waits for somebody: ${org.statusReason ?? 'no reason is known.'}`,
        remedy: 'Enter a login that the point of sale takes; it is tried before it is stored.',
        call: `org add ${orgId}`,
      }),
    ];
  }
  if (isResting(org.breaker, now)) {
    return [
      findingOf(view, 'pos-away', {
        what: `The point of sale was away ${org.breaker?.failures} times in a row; the next try is due at ${formatInstant(org.breaker?.openUntil ?? now)}.`,
        remedy: 'Wait, or try now once it is known to answer.',
        call: `sync ${orgId} --wait`,
      }),
    ];
  }
  const minutes = planOverdue(org, status, now);
  if (minutes === null) return [];
  const state = status?.lastRunState;
  const last = state ? `the last run ended as ${state}` : 'no run has ended';
  return [
    findingOf(view, 'overdue', {
      what: `No sync has succeeded for ${minutes} minutes, though one is due every ${org.schedule.intervalMinutes}: the last success was ${formatAgo(status?.lastSuccessAt ?? null, now)}, ${last}.`,
      remedy: 'Sync now, and read what it says when it fails.',
      call: `sync ${orgId} --wait`,
    }),
  ];
};

/** What its badge calls for: held deletions, silent webhooks, orders that stopped coming. */
export const checkBadge: OrgCheck = (view) => {
  const { orgId, status } = view;
  const { holds = 0, webhookSilence = false, stalled = false } = status?.attention ?? {};
  return [
    ...(webhookSilence
      ? [
          findingOf(view, 'webhook-silent', {
            what: 'No webhook comes while sales go on; it is synced every ten minutes until one does.',
            remedy:
              'Send a test event: if it is answered, the webhook is to be mended in Alleaves, else here.',
            call: `webhook test ${orgId}`,
          }),
        ]
      : []),
    ...(holds > 0
      ? [
          findingOf(view, 'held-deletion', {
            what: `${formatAmount(holds, 'deletion')} held for a decision, because much vanished at once.`,
            remedy: 'Look at what vanished, and confirm or reject it.',
            call: `holds list ${orgId}`,
          }),
        ]
      : []),
    ...(stalled
      ? [
          findingOf(view, 'stalled', {
            what: 'Syncs succeed and bring no order, though the shop usually sells at such hours.',
            remedy: 'Compare with the point of sale, if the shop is open.',
            call: `verify ${orgId} --no-second-sync`,
          }),
        ]
      : []),
  ];
};
