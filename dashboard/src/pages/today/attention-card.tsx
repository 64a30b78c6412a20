import type { Org } from '@model/org';
import { Link } from 'wouter';
import { booksSummaryDocument, syncStatusDocument } from '../../data/documents';
import { joinLive } from '../../live/join-live';
import { useDocument } from '../../live/use-live';
import { can, whoCan } from '../../session/permissions';
import { useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import styles from './attention-card.module.css';
import { BooksBadge } from './books-badge';
import { listAttention } from './list-attention';

/** What needs somebody, each with the way to where it is dealt with, and whether the books balance. */
export function AttentionCard({ org }: { readonly org: Org }) {
  const { orgId, role } = useSession();
  const status = useDocument(syncStatusDocument(orgId));
  const books = useDocument(booksSummaryDocument(orgId));
  return (
    <Card
      title="Needs attention"
      note={<BooksBadge books={books.state === 'ready' ? books.value : undefined} />}
    >
      <LiveView of={joinLive(status, books)} loading={<Waiting />}>
        {([found, summary]) => {
          const items = listAttention({ org, status: found, books: summary });
          if (items.length === 0)
            return (
              <p className={styles.line}>
                Nothing does. All that came in could be read and stored.
              </p>
            );
          return (
            <ul className={styles.items}>
              {items.map(({ tone, text, href, action, needs }) => (
                <li key={text} className={styles.item}>
                  <Badge tone={tone}>{tone === 'bad' ? 'Act' : 'Look'}</Badge>
                  <span>{text}</span>
                  {can(role, needs) ? (
                    <Link href={href}>{action}</Link>
                  ) : (
                    <span className={styles.soft}>{whoCan(needs)}</span>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </LiveView>
    </Card>
  );
}

function Waiting() {
  return (
    <div className={styles.line}>
      <Skeleton />
    </div>
  );
}
