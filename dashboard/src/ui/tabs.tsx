import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './badge';
import styles from './tabs.module.css';

/** A part of a page that is shown alone. */
export interface TabOf<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** How much waits there; nothing is shown for 0. */
  readonly waiting?: number;
}

/** Parts of a page of which one is shown. `children` are those of the chosen one. */
export function Tabs<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly TabOf<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root
      className={styles.tabs}
      value={chosen}
      onValueChange={(value) => {
        const found = tabs.find(({ id }) => id === value);
        if (found) onChoose(found.id);
      }}
    >
      <Base.List aria-label={label} className={styles.list}>
        {tabs.map(({ id, label: text, waiting = 0 }) => (
          <Base.Tab key={id} value={id} className={styles.tab}>
            {text}
            {waiting > 0 && (
              <Badge tone="warn">
                {waiting}
                <span className="visually-hidden"> waiting</span>
              </Badge>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel key={chosen} value={chosen} className={styles.panel}>
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
