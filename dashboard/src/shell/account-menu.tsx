import { CircleUserRound } from 'lucide-react';
import { useSession } from '../session/session';
import { Button } from '../ui/button';
import styles from './account-menu.module.css';
import { Popover } from './popover';
import { ThemeChoice } from './theme-choice';

/** Who is signed in and as what, how the page is lit, and the way out. */
export function AccountMenu() {
  const { person, role, signOut } = useSession();
  const name = person.displayName ?? person.email ?? 'Your account';
  return (
    <Popover
      label="Account"
      place="headerEnd"
      className={styles.button}
      button={
        <>
          <CircleUserRound size={20} aria-hidden="true" />
          <span className="visually-hidden">Account of {name}</span>
        </>
      }
    >
      <div className={styles.panel}>
        <div>
          <p dir="auto" className={styles.name}>
            {name}
          </p>
          {person.email !== null && person.email !== name && <p>{person.email}</p>}
          <p className={styles.soft}>Role here: {role}</p>
        </div>
        <ThemeChoice />
        <Button onClick={() => void signOut()}>Sign out</Button>
      </div>
    </Popover>
  );
}
