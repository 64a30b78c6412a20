import { SEGMENT_LABELS } from '@model/customer-labels';
import type { Flow } from '@model/flow';
import { sumFlows } from '@model/moves';
import { SEGMENTS } from '@model/segment';
import { lazy } from 'react';
import { useSearchParams } from 'wouter';
import { ChartFrame } from '../../charts/chart-frame';
import { formatCount, formatPlural } from '../../format/numbers';
import { mapLive } from '../../live/live';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Choice } from '../../ui/field';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { countMoves, isRise } from './flow-figures';
import { FlowTable } from './flow-table';
import { describeSince, lastDays, readSpan, SPANS } from './last-days';
import styles from './segments.module.css';
import { useMovesOver } from './use-moves-over';

const SegmentFlows = lazy(() => import('../../charts/segment-flows'));

const HEIGHT = 320;
const ORDER = SEGMENTS.map((segment) => SEGMENT_LABELS[segment]);
const OPTIONS = SPANS.map((span) => ({ value: String(span), label: `Last ${span} days` }));

/** Who moved from where to where, over a week, a month or a quarter. */
export function FlowsCard({ today }: { readonly today: string }) {
  const [params, setParams] = useSearchParams();
  const span = readSpan(params);
  const period = lastDays(today, span);
  const flows = mapLive(useMovesOver(period), (months) => ({
    moves: sumFlows(months, period),
    since: describeSince(period, months),
  }));
  const choose = (days: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (days === '7') next.delete('days');
        else next.set('days', days);
        return next;
      },
      { replace: true },
    );
  return (
    <Card
      title="Moves between segments"
      actions={
        <Choice
          label="Moves of"
          hideLabel
          value={String(span)}
          options={OPTIONS}
          onChange={choose}
        />
      }
    >
      <LiveView of={flows} loading={<Skeleton height={`${HEIGHT}px`} />}>
        {({ moves, since }) =>
          moves.length === 0 ? (
            <EmptyState title={`No moves ${since}`}>
              <p>Customers move when they buy, and when they stay away.</p>
            </EmptyState>
          ) : (
            <Flows flows={moves} since={since} />
          )
        }
      </LiveView>
    </Card>
  );
}

function Flows({ flows, since }: { readonly flows: readonly Flow[]; readonly since: string }) {
  const { all, up } = countMoves(flows);
  const text = `${formatPlural(all, 'move')} ${since}, ${formatCount(up)} to a better segment`;
  const bands = flows.map((flow) => ({
    from: SEGMENT_LABELS[flow.from],
    to: SEGMENT_LABELS[flow.to],
    customers: flow.customers,
    isRise: isRise(flow),
  }));
  return (
    <>
      <p>
        {text} <span className={styles.soft}>(green). Who moved twice is counted twice.</span>
      </p>
      <ChartFrame
        summary={`${text}.`}
        height={HEIGHT}
        table={<FlowTable label="Moves between segments" flows={flows} />}
      >
        <SegmentFlows bands={bands} order={ORDER} />
      </ChartFrame>
    </>
  );
}
