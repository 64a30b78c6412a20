import { controlClass, Choice, Field } from '../../ui/field';
import { LocationChoice } from '../../ui/location-choice';
import { useNarrow } from '../../ui/use-narrow';
import { SORT_CHOICES, writeSort, type ProductSort } from './product-sort';
import styles from './products.module.css';

/** What narrows the catalogue, and on a phone, where there are no heads to press, what sorts it. */
export function ProductTools({
  text,
  onSearch,
  sort,
  onSort,
}: {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly sort: ProductSort;
  readonly onSort: (sort: string) => void;
}) {
  const narrow = useNarrow();
  const current = writeSort(sort);
  const known = SORT_CHOICES.some(({ value }) => value === current);
  return (
    <search className={styles.tools}>
      <Field label="Search">
        {(ids) => (
          <input
            {...ids}
            className={controlClass}
            type="search"
            placeholder="Name, brand or id"
            value={text}
            onChange={({ target }) => onSearch(target.value)}
          />
        )}
      </Field>
      <LocationChoice />
      {narrow && (
        <Choice<string>
          label="Sorted by"
          value={known ? current : ''}
          options={known ? SORT_CHOICES : [{ value: '', label: 'Another order' }, ...SORT_CHOICES]}
          onChange={onSort}
        />
      )}
    </search>
  );
}
