import { useId, useState } from 'react';
import { buttonClass } from './button';
import styles from './check-menu.module.css';

/** A button that opens a list of things to switch on and off. It stays open while one chooses. */
export function CheckMenu<Id extends string>({
  label,
  options,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly checked: readonly Id[];
  readonly onChange: (checked: readonly Id[]) => void;
}) {
  const panel = useId();
  const [open, setOpen] = useState(false);
  const toggle = (id: Id, on: boolean): void => {
    const others = checked.filter((one) => one !== id);
    onChange(on ? [...others, id] : others);
  };
  return (
    <>
      <button type="button" className={buttonClass()} popoverTarget={panel}>
        {label}
      </button>
      <div
        id={panel}
        popover="auto"
        role="group"
        aria-label={label}
        className={styles.popup}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {(open ? options : []).map((option) => (
          <label key={option.id} className={styles.item}>
            <input
              type="checkbox"
              className={styles.box}
              checked={checked.includes(option.id)}
              onChange={({ target }) => toggle(option.id, target.checked)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </>
  );
}
