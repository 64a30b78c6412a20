import type { Fit } from '@model/fit';
import { fitDocument } from '../../data/customers';
import { useOrg } from '../../data/use-org';
import { formatDay } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { CuriousCard } from './curious-card';
import { FitsCard } from './fits-card';
import { KnowsCard } from './knows-card';
import { MeaningsCard } from './meanings-card';
import { Scorecard } from './scorecard';

/** What the weekly model expects of customers, and how far it can be trusted. */
export default function Model() {
  const fit = useCurrentFit();
  return (
    <Page
      title="Model"
      summary="What is expected of your customers is estimated once a week. This page says how far to trust it."
    >
      <LiveView of={fit} loading={<Skeleton height="60rem" />}>
        {(found) =>
          found ? (
            <Current fit={found} />
          ) : (
            <Card title="Forecasts" flush>
              <EmptyState title="Nothing is forecast yet">
                <p>
                  The model is fitted once a week, the first time within an hour or so of the first
                  sync. Until then lifetime values are a rule of thumb, and say so.
                </p>
              </EmptyState>
            </Card>
          )
        }
      </LiveView>
      <MeaningsCard />
    </Page>
  );
}

function Current({ fit }: { readonly fit: Fit }) {
  const { gate, spendGate } = fit.purchase;
  return (
    <>
      {!gate.open && (
        <Notice tone="warn">
          Nothing is forecast yet. {gate.message} Until then lifetime values are a rule of thumb.
        </Notice>
      )}
      {gate.open && !spendGate.open && (
        <Notice tone="warn">Orders are forecast, and no spend. {spendGate.message}</Notice>
      )}
      <KnowsCard fit={fit} />
      {fit.scorecard ? (
        <Scorecard scorecard={fit.scorecard} />
      ) : (
        <Card title="How far to trust it" flush>
          <EmptyState title="Not tested yet">
            <p>
              A fit is tested on the 90 days before {formatDay(fit.asOfDay)}. For that, orders have
              to go back further.
            </p>
          </EmptyState>
        </Card>
      )}
      <FitsCard />
      <CuriousCard model={fit.purchase} />
    </>
  );
}

/** The fit that customers' figures are made with; null before the first. */
function useCurrentFit(): Live<Fit | null> {
  const { orgId } = useSession();
  const org = useOrg();
  const fitId = (org.state === 'ready' && org.value?.fitId) || null;
  const fit = useDocument(fitId === null ? null : fitDocument(orgId, fitId));
  if (org.state === 'ready' && fitId === null) return { ...org, value: null };
  return mapLive(joinLive(org, fit), ([, found]) => found);
}
