import { DEFAULT_SORT, sortOf, type CustomerFilter } from '@model/customer-filter';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { useNarrow } from '../../ui/use-narrow';
import { CustomerSearch } from './customer-search';
import { DayInput } from '../../ui/day-input';
import { countConditions, FILTER_CHOICES, SORT_OPTIONS } from './filter-choices';
import { withChoice, withDay, withRisk, withSearch, withSort } from './change-filter';
import styles from './customer-filters.module.css';

interface FilterProps {
  readonly filter: CustomerFilter;
  readonly onChange: (filter: CustomerFilter) => void;
}

/** Search, conditions and order of the list. All of them hold together. */
export function CustomerFilters({ filter, onChange }: FilterProps) {
  const narrow = useNarrow();
  const count = countConditions(filter);
  return (
    <search className={styles.filters}>
      <CustomerSearch
        value={filter.search ?? ''}
        onSearch={(text) => onChange(withSearch(filter, text))}
      />
      {narrow ? (
        <details className={styles.more}>
          <summary>{count === 0 ? 'Filter and sort' : `Filter and sort (${count} chosen)`}</summary>
          <Conditions filter={filter} onChange={onChange} />
        </details>
      ) : (
        <Conditions filter={filter} onChange={onChange} />
      )}
    </search>
  );
}

const RISKS = [
  { value: '', label: 'Any' },
  { value: 'high', label: 'High or critical' },
] as const;

function Conditions({ filter, onChange }: FilterProps) {
  const sort = sortOf(filter);
  const forced = filter.sort !== undefined && filter.sort !== sort;
  const isPlain = countConditions(filter) === 0 && sort === DEFAULT_SORT && !filter.search;
  return (
    <div className={styles.conditions}>
      {FILTER_CHOICES.map(({ field, label, options }) => (
        <Choice
          key={field}
          label={label}
          value={filter[field] ?? ''}
          options={options}
          onChange={(value) => onChange(withChoice(filter, field, value))}
        />
      ))}
      <Choice
        label="Churn risk"
        value={filter.atRisk ? 'high' : ''}
        options={RISKS}
        onChange={(value) => onChange(withRisk(filter, value === 'high'))}
      />
      <DayInput
        label="Last order from"
        value={filter.lastOrderFrom ?? ''}
        onChange={(day) => onChange(withDay(filter, 'lastOrderFrom', day))}
      />
      <DayInput
        label="Last order to"
        value={filter.lastOrderTo ?? ''}
        onChange={(day) => onChange(withDay(filter, 'lastOrderTo', day))}
      />
      <div className={styles.sort}>
        <Choice
          label="Sort"
          value={sort}
          options={SORT_OPTIONS}
          onChange={(value) => onChange(withSort(filter, value))}
        />
      </div>
      <Button kind="quiet" className={styles.reset} disabled={isPlain} onClick={() => onChange({})}>
        Reset
      </Button>
      {forced && (
        <p className={styles.note}>
          With days of the last order chosen, the list is sorted by last order.
        </p>
      )}
    </div>
  );
}
