import { useState } from 'react';
import { MAIL_LISTS, receivesMail, type MailList, type Member } from '@model/member';
import { memberDocument } from '../../data/documents';
import { useCall } from '../../live/use-call';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import styles from './sync.module.css';

const LIST_LABELS: Readonly<Record<MailList, string>> = {
  report: 'The weekly report: revenue, who moved, who to win back, how syncing works',
  notices: 'Notices: when something needs a person, and when it is over',
};

/** What the reader gets by e-mail of this organisation, as switches. */
export function MailChoices() {
  const { orgId, person } = useSession();
  const member = useDocument(memberDocument(orgId, person.uid));
  return (
    <LiveView of={member} loading={<Skeleton height="5rem" />}>
      {(value) =>
        value ? (
          <Choices member={value} />
        ) : (
          <p>You are not on the list of members. Ask a manager to invite you.</p>
        )
      }
    </LiveView>
  );
}

function Choices({ member }: { readonly member: Member }) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('chooseMail');
  // What was just asked for is shown until it is stored, or refused.
  const [asked, setAsked] = useState<{ list: MailList; on: boolean } | null>(null);
  const choose = async (list: MailList, on: boolean): Promise<void> => {
    setAsked({ list, on });
    await run({ orgId, [list]: on });
    setAsked(null);
  };
  return (
    <div className={styles.stack}>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {MAIL_LISTS.map((list) => (
        <label key={list} className={styles.switch}>
          <input
            type="checkbox"
            checked={asked?.list === list ? asked.on : receivesMail(member, list)}
            disabled={busy}
            onChange={({ target }) => void choose(list, target.checked)}
          />
          <span>{LIST_LABELS[list]}</span>
        </label>
      ))}
      <p className={styles.soft}>
        Sent to <bdi>{member.email}</bdi>.
      </p>
    </div>
  );
}
