import { useSearchParams } from 'wouter';
import { useOrg } from './use-org';

/**
 * The location that Today, Orders and Products are narrowed to, held by the URL; null stands for all of them, and so does one
 * that the organisation does not have.
 */
export function useLocationChoice(): [string | null, (locationId: string | null) => void] {
  const org = useOrg();
  const [params, setParams] = useSearchParams();
  const choose = (locationId: string | null): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (locationId === null) next.delete('location');
        else next.set('location', locationId);
        return next;
      },
      { replace: true },
    );
  const named = params.get('location');
  const locations = org.state === 'ready' ? (org.value?.pos.locations ?? []) : null;
  const isKnown = locations?.some(({ id }) => id === named) ?? true;
  return [isKnown ? named : null, choose];
}
