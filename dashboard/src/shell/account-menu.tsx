import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../session/session';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import styles from './account-menu.module.css';
import { Popover } from './popover';
import { ThemeChoice } from './theme-choice';

/** Who is signed in and as what, how the page is lit, and the way out. */
export function AccountMenu() {
  const { person, role } = useSession();
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
        <WayOut />
      </div>
    </Popover>
  );
}

/** Signs out; asks first when changes that have not reached the server would be lost. */
function WayOut() {
  const { signOut } = useSession();
  const [step, setStep] = useState<'idle' | 'leaving' | 'asking'>('idle');
  const leave = async (loseUnsent: boolean): Promise<void> => {
    setStep('leaving');
    if (!(await signOut({ loseUnsent }))) setStep('asking');
  };
  if (step !== 'asking')
    return (
      <Button busy={step === 'leaving'} onClick={() => void leave(false)}>
        Sign out
      </Button>
    );
  return (
    <>
      <Notice tone="warn">
        What was changed last has not reached the server yet. Signing out now loses it.
      </Notice>
      <Button onClick={() => setStep('idle')}>Stay signed in</Button>
      <Button kind="danger" onClick={() => void leave(true)}>
        Sign out and lose it
      </Button>
    </>
  );
}
