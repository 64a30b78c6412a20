import { Suspense, type ReactNode } from 'react';
import { useOrg } from '../data/use-org';
import { useSession } from '../session/session';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { Navigation } from './navigation';
import styles from './shell.module.css';

/** What stands around every page: whose figures these are, how fresh they are, where to go. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { orgId, signOut } = useSession();
  const org = useOrg();
  const name = org.state === 'ready' ? (org.value?.name ?? orgId) : orgId;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <header className={styles.header}>
        <div className={styles.name}>{name}</div>
        <Button kind="quiet" onClick={() => void signOut()}>
          Sign out
        </Button>
      </header>
      <Navigation />
      <main id="content" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<Skeleton height="20rem" />}>{children}</Suspense>
      </main>
    </div>
  );
}
