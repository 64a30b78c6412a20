import type { ComponentProps } from 'react';
import { joinClasses } from './join-classes';
import styles from './button.module.css';

/** How much a button asks to be pressed. */
export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
  /** Its work is under way: it cannot be pressed again. */
  readonly busy?: boolean;
}

/** A button. With `busy` it says so to those who hear the page, and stays in place. */
export function Button({
  kind = 'plain',
  busy = false,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={joinClasses(styles.button, kind !== 'plain' && styles[kind], className)}
    />
  );
}

/** The class of a link that looks like a button. */
export function buttonClass(kind: ButtonKind = 'plain'): string {
  return joinClasses(styles.button, kind !== 'plain' && styles[kind]);
}
