import { useState } from 'react';
import { fromSearchParams } from '@model/customer-filter-params';
import { controlClass, Field } from '../../ui/field';

/** A day to choose or to type; empty for none. While a year is half typed nothing changes. */
export function DayInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  const type = (day: string): void => {
    setText(day);
    if (day !== '' && fromSearchParams(`from=${day}`).lastOrderFrom === undefined) return;
    setKnown(day);
    onChange(day);
  };
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          className={controlClass}
          type="date"
          value={text}
          onChange={({ target }) => type(target.value)}
          onBlur={() => setText(known)}
        />
      )}
    </Field>
  );
}
