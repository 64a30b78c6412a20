import type { Audit } from '../model/audit';
import type { Org } from '../model/org';

/** What staff want of an org; what is not named stays. */
export interface WantedSettings {
  readonly status?: 'active' | 'paused' | undefined;
  readonly intervalMinutes?: number | undefined;
}

/** What is to be written of an org, and what that is called in the journal. */
export interface SettingsPlan {
  readonly change: Partial<Org>;
  readonly entries: readonly Pick<Audit, 'action' | 'detail'>[];
}

/**
 * What changes when staff want this: nothing where it is so already. A pause stops every sync. Resuming ends the pause, that the
 * org needs attention, and that it rests because its POS was away.
 */
export function planOrgSettings(org: Org, wanted: WantedSettings): SettingsPlan {
  const status = planStatus(org, wanted.status);
  const schedule = planSchedule(org, wanted.intervalMinutes);
  return {
    change: { ...status.change, ...schedule.change },
    entries: [...status.entries, ...schedule.entries],
  };
}

const NOTHING: SettingsPlan = { change: {}, entries: [] };

function planStatus(org: Org, status: WantedSettings['status']): SettingsPlan {
  if (status === 'paused' && org.status !== 'paused')
    return {
      change: { status: 'paused', statusReason: null },
      entries: [{ action: 'org_paused' }],
    };
  if (status === 'active' && (org.status !== 'active' || org.breaker !== null))
    return {
      change: { status: 'active', statusReason: null, breaker: null },
      entries: [{ action: 'org_resumed' }],
    };
  return NOTHING;
}

function planSchedule(org: Org, intervalMinutes: number | undefined): SettingsPlan {
  if (intervalMinutes === undefined || intervalMinutes === org.schedule.intervalMinutes)
    return NOTHING;
  return {
    change: { schedule: { intervalMinutes } },
    entries: [{ action: 'schedule_changed', detail: `every ${intervalMinutes} minutes` }],
  };
}
