import { memberList } from '../../data/members';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { ROLES } from '@model/member';
import { InviteForm } from './invite-form';
import { MemberItem } from './member-item';
import { ROLE_FACTS } from './member-roles';
import styles from './sync.module.css';

/** Who may look at the organisation and as what, with the way to invite somebody. */
export function MembersTab() {
  const { orgId } = useSession();
  const members = useList(memberList(orgId));
  return (
    <>
      <Card title="Invite somebody">
        <InviteForm />
      </Card>
      <Card title="Members" flush>
        <LiveView of={members} loading={<Skeleton height="20rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No member is listed">
                <p>Whoever can sign in here should be. Tell whoever runs Trellis.</p>
              </EmptyState>
            ) : (
              <ul className={styles.items}>
                {rows
                  .toSorted((a, b) => a.value.email.localeCompare(b.value.email))
                  .map(({ id, value }) => (
                    <MemberItem key={id} uid={id} member={value} />
                  ))}
              </ul>
            )
          }
        </LiveView>
      </Card>
      <Card title="What the roles may do">
        <dl className={styles.facts}>
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{ROLE_FACTS[role].label}</dt>
              <dd>{ROLE_FACTS[role].may}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
