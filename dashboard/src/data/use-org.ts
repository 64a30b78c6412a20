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

/** The zone of the organisation's calendar; null until it is read. What is asked for by days waits for it. */
export function useKnownTimeZone(): string | null {
  const org = useOrg();
  if (org.state === 'loading') return null;
  return (org.state === 'ready' && org.value?.timezone) || UTC;
}

/** The same, to write instants by: UTC until it is read. */
export function useTimeZone(): string {
  return useKnownTimeZone() ?? UTC;
}
