import { useEffect, useState } from 'react';
import { useOrg } from '../data/use-org';
import { useOnline } from './use-online';
import styles from './shell.module.css';

/** The server answers within this time unless something is wrong. */
const PATIENCE_MS = 5_000;

/** Says that what is seen may be old: the device is offline, or the server has not been heard for a while. */
export function ConnectionNotice() {
  const online = useOnline();
  const org = useOrg();
  const unheard = org.state === 'ready' ? org.stale : org.state === 'loading';
  const late = useLasting(unheard, PATIENCE_MS);
  if (online && !late) return null;
  return (
    <output className={styles.connection}>
      {online
        ? 'The server has not answered yet. You see what this browser remembers; it updates by itself.'
        : 'You are offline. You see what this browser remembers; it updates when you are back.'}
    </output>
  );
}

/** Whether something has held for so long. */
function useLasting(holds: boolean, forMs: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => setLasted(true), forMs);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [holds, forMs]);
  return holds && lasted;
}
