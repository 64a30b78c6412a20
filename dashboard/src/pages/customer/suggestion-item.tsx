import type { Suggestion } from '@model/suggestion';
import type { ReactNode } from 'react';
import type { Row } from '../../live/sources';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import styles from './customer.module.css';

const LIKELINESS = { strong: 'Very likely', likely: 'Likely', possible: 'Possible' } as const;

interface SuggestionItemProps {
  readonly row: Row<Suggestion>;
  /** What may belong together with what the page is about. */
  readonly title: ReactNode;
  /** Ways to accept: the customer who is named as the primary one, and what the button says. */
  readonly accept: readonly { readonly primary: string; readonly label: string }[];
  /** What the button that rejects says. */
  readonly reject: string;
  /** What it says once it is decided. */
  readonly decided: { readonly accepted: string; readonly rejected: string };
}

/** A suggestion with its reasons, and what staff can do about it. */
export function SuggestionItem({ row, title, accept, reject, decided }: SuggestionItemProps) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('mergeCustomers');
  const { state, strength, reasons } = row.value;
  const about = { orgId, suggestionId: row.id };
  return (
    <li className={styles.stack}>
      <div>
        {title} <Badge>{state === 'open' ? LIKELINESS[strength] : decided[state]}</Badge>
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
            {accept.map(({ primary, label }) => (
              <Button
                key={primary}
                busy={busy}
                onClick={() => void run({ ...about, decision: 'accept', primary })}
              >
                {label}
              </Button>
            ))}
            <Button
              kind="quiet"
              busy={busy}
              onClick={() => void run({ ...about, decision: 'reject' })}
            >
              {reject}
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
