import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
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
  const toggle = (id: Id, on: boolean): void => {
    const others = checked.filter((one) => one !== id);
    onChange(on ? [...others, id] : others);
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={buttonClass()}>{label}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.place}>
          <Menu.Popup className={styles.popup}>
            {options.map((option) => (
              <Menu.CheckboxItem
                key={option.id}
                className={styles.item}
                checked={checked.includes(option.id)}
                onCheckedChange={(on) => toggle(option.id, on)}
              >
                <span className={styles.box}>
                  <Menu.CheckboxItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </Menu.CheckboxItemIndicator>
                </span>
                {option.label}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
