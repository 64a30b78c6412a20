import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

/** The class of inputs, selects and text areas. */
export const controlClass = styles.control;

/** A labelled input: `children` gets the ids that tie label and problem to it. */
export function Field({
  label,
  hideLabel = false,
  problem,
  children,
}: {
  readonly label: string;
  /** Where what stands around says it to those who see. */
  readonly hideLabel?: boolean;
  /** What is wrong and how to put it right; null when nothing is. */
  readonly problem?: string | null;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  }) => ReactNode;
}) {
  const id = useId();
  const about = `${id}-problem`;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children(problem ? { id, 'aria-describedby': about, 'aria-invalid': true } : { id })}
      {problem && (
        <p id={about} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A choice of one among few. The browser's own, which is at home on a phone. */
export function Choice<Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Field label={label} hideLabel={hideLabel}>
      {(ids) => (
        <select
          {...ids}
          className={controlClass}
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
