import { Button } from '../../ui/button';
import { useLocationChoice } from '../../data/use-location';
import { DayInput } from '../../ui/day-input';
import { Choice } from '../../ui/field';
import { LocationChoice } from '../../ui/location-choice';
import type { OrderAddress } from './order-address';
import { STATUS_CHOICES, STATUS_LABELS } from './order-labels';
import styles from './order-filters.module.css';

const STATUS_OPTIONS = [
  { value: '', label: 'Any' },
  ...STATUS_CHOICES.map((value) => ({
    value,
    label: value === 'open' ? 'Open, all of them' : STATUS_LABELS[value],
  })),
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
  onReset,
}: {
  readonly filter: OrderAddress;
  readonly onChange: (filter: OrderAddress) => void;
  /** Takes every condition away, the location too. */
  readonly onReset: () => void;
}) {
  const [locationId] = useLocationChoice();
  const isPlain = Object.keys(filter).length === 0 && locationId === null;
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
      <Button kind="quiet" disabled={isPlain} onClick={onReset}>
        Reset
      </Button>
    </search>
  );
}
