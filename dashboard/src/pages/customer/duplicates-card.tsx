import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import type { Suggestion } from '@model/suggestion';
import { Link } from 'wouter';
import { customerDocument, suggestionsAboutList } from '../../data/customers';
import { joinLive } from '../../live/join-live';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useCall } from '../../live/use-call';
import { useDocument, useList } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { orderSuggestions, otherOf } from './order-suggestions';
import styles from './customer.module.css';

/** Customers who may be the same person, for those who may decide it. */
export function DuplicatesCard({ id }: { readonly id: string }) {
  return useCan('mergeCustomers') ? <Duplicates id={id} /> : null;
}

function Duplicates({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const both = joinLive(
    useList(suggestionsAboutList(orgId, id, 'first')),
    useList(suggestionsAboutList(orgId, id, 'second')),
  );
  return (
    <Card title="The same person twice?">
      <LiveView of={both} loading={<Skeleton height="3rem" />}>
        {([first, second]) => {
          const all = orderSuggestions([...first, ...second]);
          if (all.length === 0)
            return <p className={styles.soft}>No other customer looks like this one.</p>;
          return (
            <ul className={styles.parts}>
              {all.map((row) => (
                <Pair key={row.id} id={id} row={row} />
              ))}
            </ul>
          );
        }}
      </LiveView>
    </Card>
  );
}

const STATES = {
  open: { strong: 'Very likely', likely: 'Likely', possible: 'Possible' },
  accepted: 'The same person',
  rejected: 'Not the same person',
} as const;

function Pair({ id, row }: { readonly id: string; readonly row: Row<Suggestion> }) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('mergeCustomers');
  const { state, strength, reasons } = row.value;
  const otherId = otherOf(row.value, id);
  const other = valueOr(useDocument(customerDocument(orgId, otherId)), null);
  const profile = other && displayedProfile(other.profile, other.crm);
  const about = { orgId, suggestionId: row.id };
  const accept = (primary: string) => () => void run({ ...about, decision: 'accept', primary });
  return (
    <li className={styles.stack}>
      <div>
        <Link href={`/customers/${encodeURIComponent(otherId)}`} className={styles.strong}>
          <bdi>{profile ? displayNameOf({ id: otherId, profile }) : otherId}</bdi>
        </Link>{' '}
        <Badge>{state === 'open' ? STATES.open[strength] : STATES[state]}</Badge>
      </div>
      <ul className={styles.bullets}>
        {reasons.map(({ kind, text }) => (
          <li key={kind}>{text}</li>
        ))}
      </ul>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      <div className={styles.buttons}>
        {state === 'open' ? (
          <>
            <Button busy={busy} onClick={accept(id)}>
              Same person, keep this one
            </Button>
            <Button busy={busy} onClick={accept(otherId)}>
              Same person, keep the other
            </Button>
            <Button
              kind="quiet"
              busy={busy}
              onClick={() => void run({ ...about, decision: 'reject' })}
            >
              Not the same
            </Button>
          </>
        ) : (
          <Button kind="quiet" busy={busy} onClick={() => void run({ ...about, decision: 'undo' })}>
            Undo
          </Button>
        )}
      </div>
    </li>
  );
}
