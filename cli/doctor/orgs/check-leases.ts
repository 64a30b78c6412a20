import type { StreamState } from '../../../functions/src/model/stream-state';
import { LEASE_MS, readLeases } from '../../../functions/src/store/stream-lease';
import { findingOf, type OrgCheck } from './check';

/** A claim counts for eight minutes, and `sweep` looks every two: one that is so old should have been taken over. */
const STUCK_AFTER_MS = 2 * LEASE_MS;

/** Whether a worker that died still holds a stream. */
export const checkLeases: OrgCheck = async (view) => {
  const leases = await readLeases(view.connection.db, view.orgId);
  const stuck = leases.filter(({ state, silentMs }) => isHeld(state) && silentMs > STUCK_AFTER_MS);
  if (stuck.length === 0) return [];
  const names = stuck.map(
    ({ name, silentMs }) => `${name} for ${Math.round(silentMs / 60_000)} minutes`,
  );
  const isInsights = stuck.every(({ name }) => name === 'insights');
  return [
    findingOf(view, 'lease-stuck', {
      what: `A worker that shows no sign of life holds ${names.join(', ')}.`,
      remedy: isInsights
        ? 'Let a sync ring for it: whoever comes next takes the claim over.'
        : 'Sync now: the next worker takes the claim over.',
      call: `sync ${view.orgId} --wait`,
    }),
  ];
};

function isHeld({ holder }: StreamState): boolean {
  return holder !== null;
}
