import type { ReactNode } from 'react';
import type { Live } from '../live/live';
import { FailureNotice } from './failure-notice';

/** Shows what is read live: a placeholder until it is there, what to do when it cannot be read, else the content. */
export function LiveView<T>({
  of,
  loading,
  children,
}: {
  readonly of: Live<T>;
  /** Of the size that the content will have. */
  readonly loading: ReactNode;
  readonly children: (value: T) => ReactNode;
}) {
  if (of.state === 'loading') return loading;
  if (of.state === 'failed') return <FailureNotice of={of} />;
  return children(of.value);
}
