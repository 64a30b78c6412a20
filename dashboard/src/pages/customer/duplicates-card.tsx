import type { DuplicateSuggestion } from '@model/suggestion';
import { suggestionsAboutList } from '../../data/customers';
import { joinLive } from '../../live/join-live';
import type { Row } from '../../live/sources';
import { useList } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { CustomerLink } from './customer-link';
import { orderSuggestions, otherOf } from './order-suggestions';
import { SuggestionItem } from './suggestion-item';
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

function Pair({ id, row }: { readonly id: string; readonly row: Row<DuplicateSuggestion> }) {
  const other = otherOf(row.value, id);
  return (
    <SuggestionItem
      row={row}
      title={<CustomerLink id={other} />}
      accept={[
        { primary: id, label: 'Same person, keep this one' },
        { primary: other, label: 'Same person, keep the other' },
      ]}
      reject="Not the same"
      decided={{ accepted: 'The same person', rejected: 'Not the same person' }}
    />
  );
}
