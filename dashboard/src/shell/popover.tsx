import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { joinClasses } from '../ui/join-classes';
import styles from './popover.module.css';

/** Where a panel opens: below the header at its start or end, or above the navigation of a phone. */
export type PopoverPlace = 'headerStart' | 'headerEnd' | 'footer';

/** A button with a panel that opens over the page. Its content is there only while it is open; going elsewhere closes it. */
export function Popover({
  label,
  place,
  className,
  title,
  button,
  children,
}: {
  /** What the panel is, for those who hear the page. */
  readonly label: string;
  readonly place: PopoverPlace;
  /** Of the button. */
  readonly className?: string | undefined;
  /** What is told while the pointer rests on the button. */
  readonly title?: string | undefined;
  readonly button: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [path] = useLocation();
  useEffect(() => panel.current?.hidePopover(), [path]);
  return (
    <>
      <button
        type="button"
        className={joinClasses(styles.button, className)}
        popoverTarget={id}
        title={title}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className={joinClasses(styles.panel, styles[place])}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && children}
      </div>
    </>
  );
}
