import type { PageConfig } from '../../firebase/read-config';
import { Button } from '../../ui/button';
import styles from './sign-in.module.css';

/** One button for each account of the demo. */
export function DemoAccounts({
  demo,
  busy,
  onChoose,
}: {
  readonly demo: NonNullable<PageConfig['demo']>;
  readonly busy: boolean;
  readonly onChoose: (email: string, password: string) => void;
}) {
  return (
    <div className={styles.accounts}>
      <p className={styles.soft}>This is a demo with made-up people. Look at it as:</p>
      {demo.accounts.map(({ role, email, password }) => (
        <Button key={role} disabled={busy} onClick={() => onChoose(email, password)}>
          Sign in as {role}
        </Button>
      ))}
    </div>
  );
}
