import { useEffect, useEffectEvent, useState } from 'react';
import { MAX_SEARCH_LETTERS } from '@model/customer-filter-params';
import { searchTerm } from '@model/fold-name';
import { controlClass, Field } from '../../ui/field';
import styles from './customer-search.module.css';

const PAUSE_MS = 200;

/** The search box. What is typed is looked for once one pauses. */
export function CustomerSearch({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Whatever else changes the address, such as going back, changes the box too.
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const wanted = text.trim();
  const send = useEffectEvent(() => {
    setKnown(wanted);
    onSearch(wanted);
  });
  useEffect(() => {
    if (wanted === known) return undefined;
    const timer = setTimeout(send, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, known]);
  const short = wanted !== '' && searchTerm(wanted) === null;
  return (
    <div className={styles.search}>
      <Field label="Search" hideLabel>
        {(ids) => (
          <input
            {...ids}
            className={controlClass}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={MAX_SEARCH_LETTERS}
            placeholder="Name, last 4 digits of the phone, or id"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <p className={styles.hint} aria-live="polite">
        {short && 'Type two letters or more.'}
      </p>
    </div>
  );
}
