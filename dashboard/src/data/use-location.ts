import { useSearchParams } from 'wouter';

/** The location that Today, Orders and Products are narrowed to, held by the URL; null stands for all of them. */
export function useLocationChoice(): [string | null, (locationId: string | null) => void] {
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
  return [params.get('location'), choose];
}
