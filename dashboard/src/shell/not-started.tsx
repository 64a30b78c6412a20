import { UnpublishedError } from '../firebase/read-config';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import styles from './splash.module.css';

/** What stands there when not even the page could be begun: why, and the way to try again. */
export function NotStarted({ error }: { readonly error: unknown }) {
  return (
    <main className={styles.splash}>
      <h1 className="visually-hidden">Trellis</h1>
      <Notice
        tone="bad"
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        {error instanceof UnpublishedError
          ? error.message
          : 'Trellis cannot be reached. Check the connection and try again.'}
      </Notice>
    </main>
  );
}
