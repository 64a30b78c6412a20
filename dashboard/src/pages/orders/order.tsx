import { Link, useParams } from 'wouter';
import { isDocumentId } from '../../data/document-id';
import { orderDocument } from '../../data/orders';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Grid, Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { OrderFacts } from './order-facts';
import { OrderLines } from './order-lines';
import { OwnerCard } from './owner-card';

/** One order with its lines and totals. */
export default function OrderPage() {
  const { id = '' } = useParams();
  const { orgId } = useSession();
  const order = useDocument(isDocumentId(id) ? orderDocument(orgId, id) : null);
  if (!isDocumentId(id))
    return (
      <Page title="No such order">
        <NoOrder />
      </Page>
    );
  return (
    <Page title={`Order ${id}`} summary={<Link href="/orders">All orders</Link>}>
      <LiveView of={order} loading={<Skeleton height="24rem" />}>
        {(found) =>
          found ? (
            <Grid>
              <Card title="Lines" flush>
                <OrderLines order={found} />
              </Card>
              <Card title="About it">
                <OrderFacts order={found} />
              </Card>
              <OwnerCard id={id} order={found} />
            </Grid>
          ) : (
            <NoOrder />
          )
        }
      </LiveView>
    </Page>
  );
}

function NoOrder() {
  return (
    <EmptyState title="There is no such order">
      <p>
        The address may be mistyped. <Link href="/orders">Look for it in the list.</Link>
      </p>
    </EmptyState>
  );
}
