import { auditList, JOURNAL_ENTRIES } from '../../data/desk';
import { memberList } from '../../data/members';
import { useTimeZone } from '../../data/use-org';
import { formatDatedTime } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeAction, describeActor, describeTarget } from './describe-audit';
import styles from './sync.module.css';

/** Who decided what, the latest first. */
export function JournalTab() {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const both = joinLive(useList(auditList(orgId)), useList(memberList(orgId)));
  return (
    <Card title="Journal" note={`The latest ${JOURNAL_ENTRIES} decisions that people took`} flush>
      <LiveView of={both} loading={<Skeleton height="24rem" />}>
        {([entries, members]) => {
          if (entries.length === 0)
            return (
              <EmptyState title="Nobody has decided anything yet">
                <p>Every decision on this page, and every export, is written down here.</p>
              </EmptyState>
            );
          const emails = new Map(members.map(({ id, value }) => [id, value.email]));
          return (
            <ul className={styles.items}>
              {entries.map(({ id, value }) => (
                <li key={id}>
                  <p>
                    <span className={styles.strong}>{describeAction(value)}</span>{' '}
                    <bdi>{describeTarget(value, emails)}</bdi>
                    {value.detail !== undefined && <bdi> ({value.detail})</bdi>}
                  </p>
                  <p className={styles.soft}>
                    <bdi>{describeActor(value.by, emails)}</bdi>,{' '}
                    {formatDatedTime(value.at, timeZone)}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </LiveView>
    </Card>
  );
}
