import { Suspense, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Skeleton } from '../ui/skeleton';
import { AccountMenu } from './account-menu';
import { Arrival } from './arrival';
import { ConnectionNotice } from './connection-notice';
import { Navigation } from './navigation';
import { OrgSwitcher } from './org-switcher';
import { PageBoundary } from './page-boundary';
import styles from './shell.module.css';
import { SyncBadge } from './sync-badge';

/** What stands around every page: whose figures these are, how fresh they are, where to go. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <header className={styles.header}>
        <OrgSwitcher />
        <SyncBadge />
        <AccountMenu />
      </header>
      <Navigation />
      <main id="content" className={styles.main} tabIndex={-1}>
        <PageBoundary path={path}>
          <Suspense fallback={<Skeleton height="100dvh" />}>
            {children}
            <Arrival />
          </Suspense>
        </PageBoundary>
      </main>
      <ConnectionNotice />
    </div>
  );
}
