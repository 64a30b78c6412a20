import type { Org } from '@model/org';
import type { Live } from '../live/live';
import { useDocument } from '../live/use-live';
import { useSession } from '../session/session';
import { orgDocument } from './documents';

/** The organisation that the page shows. */
export function useOrg(): Live<Org | null> {
  return useDocument(orgDocument(useSession().orgId));
}

const UTC = 'UTC';

/** The zone of the organisation's calendar; UTC until it is read. */
export function useTimeZone(): string {
  const org = useOrg();
  return (org.state === 'ready' && org.value?.timezone) || UTC;
}
