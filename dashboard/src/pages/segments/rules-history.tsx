import { memberDocument } from '../../data/documents';
import { rulesDocument } from '../../data/segments';
import { useTimeZone } from '../../data/use-org';
import { formatDatedTime } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeChanges } from './rule-texts';
import styles from './rules.module.css';

const MOST_VERSIONS = 10;

/** The latest versions of the thresholds: who changed what, and when. */
export function RulesHistory({ current }: { readonly current: number }) {
  const versions = Array.from({ length: Math.min(current, MOST_VERSIONS) }, (_, i) => current - i);
  return (
    <Card title="Versions" note="The latest ones" flush>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <Version key={version} version={version} />
        ))}
      </ol>
    </Card>
  );
}

function Version({ version }: { readonly version: number }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const both = joinLive(
    useDocument(rulesDocument(orgId, version)),
    useDocument(rulesDocument(orgId, version - 1)),
  );
  const setBy = valueOr(both, null)?.[0]?.setBy ?? null;
  const name = useMemberName(setBy);
  return (
    <li className={styles.version}>
      <LiveView of={both} loading={<Skeleton height="2.6rem" />}>
        {([rules, before]) => (
          <>
            <p>
              <strong>Version {version}</strong>
              <span className={styles.soft}>
                {rules?.setAt ? ` ${formatDatedTime(rules.setAt, timeZone)}` : ''}
                {name !== null && (
                  <>
                    , by <bdi>{name}</bdi>
                  </>
                )}
              </span>
            </p>
            {rules && <Changes changes={before ? describeChanges(before, rules) : null} />}
          </>
        )}
      </LiveView>
    </li>
  );
}

/** @param changes null of the version that everything began with. */
function Changes({ changes }: { readonly changes: readonly string[] | null }) {
  if (changes === null) return <p className={styles.soft}>As the organisation began.</p>;
  if (changes.length === 0)
    return <p className={styles.soft}>No threshold changed; other rules did.</p>;
  return (
    <ul className={styles.bullets}>
      {changes.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Who somebody is, for those who may know; null while it is not known. */
function useMemberName(uid: string | null): string | null {
  const { orgId, person } = useSession();
  const mayKnow = useCan('seeMembers');
  const isAsked = uid !== null && mayKnow && uid !== person.uid;
  const member = valueOr(useDocument(isAsked ? memberDocument(orgId, uid) : null), null);
  if (uid === null) return null;
  if (uid === person.uid) return 'you';
  return member?.displayName ?? member?.email ?? 'a manager';
}
