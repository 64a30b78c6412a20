import { Button } from '../../ui/button';
import type { Person, Session } from '../../session/session';
import styles from './sign-in.module.css';

/** What somebody sees who is a member of no organisation yet. */
export default function NoOrganisation({
  person,
  onSignOut,
}: {
  readonly person: Person;
  readonly onSignOut: Session['signOut'];
}) {
  return (
    <main className={styles.place}>
      <div className={styles.box}>
        <h1>No organisation yet</h1>
        <p>
          {person.email ?? 'This account'} is not a member of any organisation. Ask an owner to add
          you under Sync, Members; then sign out and in again.
        </p>
        <Button onClick={() => void onSignOut({ loseUnsent: true })}>Sign out</Button>
      </div>
    </main>
  );
}
