import type { Role } from '@model/member';
import { useState, type FormEvent } from 'react';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Choice, controlClass, Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { LinkDialog } from './link-dialog';
import { ROLE_FACTS, rolesToInvite } from './member-roles';
import styles from './sync.module.css';

interface Invited {
  readonly email: string;
  /** Where they choose a password; null for somebody who has an account. */
  readonly link: string | null;
}

/** Makes somebody a member. */
export function InviteForm() {
  const { orgId, role: own } = useSession();
  const { run, busy, problem } = useCall('setMember');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [invited, setInvited] = useState<Invited | null>(null);
  const [isLinkOpen, setLinkOpen] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setInvited(null);
    const set = await run({ orgId, email, role });
    if (!set) return;
    setInvited({ email, link: set.passwordLink });
    setLinkOpen(set.passwordLink !== null);
    setEmail('');
  };
  return (
    <div className={styles.stack}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label="E-mail">
          {(ids) => (
            <input
              {...ids}
              className={controlClass}
              type="email"
              required
              autoComplete="off"
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <Choice
          label="Role"
          value={role}
          options={rolesToInvite(own).map((value) => ({ value, label: ROLE_FACTS[value].label }))}
          onChange={setRole}
        />
        <div>
          <Button type="submit" busy={busy}>
            Invite
          </Button>
        </div>
      </form>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {invited && !isLinkOpen && (
        <Notice tone="good">
          <bdi>{invited.email}</bdi> is a member now.
          {invited.link === null && ' They sign in with the account that they have.'}
        </Notice>
      )}
      {invited && invited.link !== null && (
        <LinkDialog
          open={isLinkOpen}
          email={invited.email}
          link={invited.link}
          onClose={() => {
            setLinkOpen(false);
            setInvited({ email: invited.email, link: '' });
          }}
        />
      )}
    </div>
  );
}
