import type { Member, Role } from '@model/member';
import { useState } from 'react';
import { useTimeZone } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { MemberDialog } from './member-dialog';
import { ROLE_FACTS, rolesToGive } from './member-roles';
import styles from './sync.module.css';

/** One member, with what may be changed about them. Nothing changes before it was asked once more. */
export function MemberItem({ uid, member }: { readonly uid: string; readonly member: Member }) {
  const { orgId, role: own, person } = useSession();
  const timeZone = useTimeZone();
  const { run, busy, problem } = useCall('setMember');
  // The role to give, null to remove the member, undefined while nothing is asked.
  const [wanted, setWanted] = useState<Role | null | undefined>();
  const { email, displayName, role, invitation } = member;
  const isSelf = uid === person.uid;
  const roles = rolesToGive(own, { role, isSelf });
  const change = async (to: Role | null): Promise<void> => {
    await run({ orgId, email, role: to });
    setWanted(undefined);
  };
  return (
    <li>
      <div className={styles.line}>
        <bdi className={styles.grow}>
          <span className={styles.strong}>{displayName ?? email}</span>
          {displayName !== null && <span className={styles.soft}> {email}</span>}
          {isSelf && ' (you)'}
        </bdi>
        {roles.length === 1 ? (
          <Badge>{ROLE_FACTS[role].label}</Badge>
        ) : (
          <>
            <Choice
              label={`Role of ${email}`}
              hideLabel
              value={role}
              options={roles.map((value) => ({ value, label: ROLE_FACTS[value].label }))}
              onChange={setWanted}
            />
            <Button kind="quiet" aria-label={`Remove ${email}`} onClick={() => setWanted(null)}>
              Remove
            </Button>
          </>
        )}
      </div>
      {invitation && <p className={styles.soft}>Invited {formatDate(invitation.at, timeZone)}</p>}
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      <MemberDialog
        email={email}
        wanted={wanted}
        isSelf={isSelf}
        busy={busy}
        onClose={() => setWanted(undefined)}
        onConfirm={(to) => void change(to)}
      />
    </li>
  );
}
