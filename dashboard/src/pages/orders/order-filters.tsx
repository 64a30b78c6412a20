import { ORDER_STATUSES } from '@model/order';
import { Button } from '../../ui/button';
import { DayInput } from '../../ui/day-input';
import { Choice } from '../../ui/field';
import { LocationChoice } from '../../ui/location-choice';
import type { OrderAddress } from './order-address';
import { STATUS_LABELS } from './order-labels';
import styles from './order-filters.module.css';

const STATUS_OPTIONS = [
  { value: '', label: 'Any' },
  ...ORDER_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
] as const;

const SALES_OPTIONS = [
  { value: '', label: 'All orders' },
  { value: 'yes', label: 'Sales' },
  { value: 'no', label: 'Not sales' },
] as const;

/** What narrows the list of orders. All of it holds together. */
export function OrderFilters({
  filter,
  onChange,
}: {
  readonly filter: OrderAddress;
  readonly onChange: (filter: OrderAddress) => void;
}) {
  const { status: _status, ...withoutStatus } = filter;
  const { counted: _counted, ...withoutSales } = filter;
  const { from: _from, ...withoutFrom } = filter;
  const { to: _to, ...withoutTo } = filter;
  const sales = filter.counted === undefined ? '' : filter.counted ? 'yes' : 'no';
  return (
    <search className={styles.filters}>
      <Choice
        label="Status"
        value={filter.status ?? ''}
        options={STATUS_OPTIONS}
        onChange={(status) => onChange(status === '' ? withoutStatus : { ...filter, status })}
      />
      <Choice
        label="Kind"
        value={sales}
        options={SALES_OPTIONS}
        onChange={(kind) =>
          onChange(kind === '' ? withoutSales : { ...filter, counted: kind === 'yes' })
        }
      />
      <DayInput
        label="From"
        value={filter.from ?? ''}
        onChange={(from) => onChange(from === '' ? withoutFrom : { ...filter, from })}
      />
      <DayInput
        label="To"
        value={filter.to ?? ''}
        onChange={(to) => onChange(to === '' ? withoutTo : { ...filter, to })}
      />
      <LocationChoice />
      <Button kind="quiet" disabled={Object.keys(filter).length === 0} onClick={() => onChange({})}>
        Reset
      </Button>
    </search>
  );
}
