import { useEffect, useState } from 'react';
import { CATEGORY_LABELS } from '@model/category-labels';
import type { Callables } from '@model/callables';
import { formatDateTime } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatQuantity } from '../../format/numbers';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import styles from './customer.module.css';

type Answer = Callables['recommendFor']['response'];

/** What to offer a customer of what is in stock now, each with its reasons. Asked for when the page is opened. */
export function RecommendationsCard({
  id,
  timeZone,
}: {
  readonly id: string;
  readonly timeZone: string;
}) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('recommendFor');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let wanted = true;
    void run({ orgId, customerId: id }).then((given) => wanted && given && setAnswer(given));
    return () => {
      wanted = false;
    };
  }, [run, orgId, id, asked]);
  return (
    <Card
      title="What to offer"
      note={answer && `From stock at ${formatDateTime(new Date(answer.asOf), timeZone)}`}
      actions={
        <Button kind="quiet" busy={busy} onClick={() => setAsked(asked + 1)}>
          Ask again
        </Button>
      }
    >
      {problem && <Notice>{problem.text}</Notice>}
      {!answer && !problem && <Skeleton height="12rem" />}
      {answer?.recommendations.length === 0 && (
        <p>Nothing in stock speaks to this customer just now.</p>
      )}
      {answer && answer.recommendations.length > 0 && (
        <ol className={styles.offers}>
          {answer.recommendations.map((offer) => (
            <li key={offer.productId} className={styles.stack}>
              <div>
                <bdi className={styles.strong}>{offer.name}</bdi>{' '}
                <span className={styles.soft}>
                  {CATEGORY_LABELS[offer.category]},{' '}
                  {offer.priceCents === null ? 'no price' : formatMoney(offer.priceCents)},{' '}
                  {formatQuantity(offer.available)} in stock
                </span>
              </div>
              <ul className={styles.bullets}>
                {offer.reasons.map(({ kind, text }) => (
                  <li key={kind}>{text}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
