import { Button } from '../../ui/button';
import styles from './sign-in.module.css';

/** What somebody sees whose sign-in cannot be confirmed, or before whom somebody else's figures could not be deleted. */
export default function NotLetIn({
  reason,
  onRetry,
}: {
  readonly reason: 'unconfirmed' | 'blocked';
  readonly onRetry: () => void;
}) {
  return (
    <main className={styles.place}>
      <div className={styles.box} role="alert">
        {reason === 'blocked' ? (
          <>
            <h1>Close the other Trellis tabs</h1>
            <p>
              One of them still holds what the person before you saw on this device. It is deleted
              before anybody goes on.
            </p>
            <Button kind="primary" onClick={() => location.reload()}>
              They are closed
            </Button>
          </>
        ) : (
          <>
            <h1>The server cannot be reached</h1>
            <p>
              You are still signed in. Your figures appear as soon as the server has confirmed it.
            </p>
            <Button kind="primary" onClick={onRetry}>
              Try again
            </Button>
          </>
        )}
      </div>
    </main>
  );
}
