import { useState } from 'react';
import { controlClass, Field } from './field';

const DAY = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** A day (`YYYY-MM-DD`) to choose or to type; empty for none. While a year is half typed nothing changes. */
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
    if (day !== '' && !DAY.test(day)) return;
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
