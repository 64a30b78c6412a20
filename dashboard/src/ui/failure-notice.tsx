import type { Live } from '../live/live';
import { Button } from './button';
import { Notice } from './notice';

/** Why something could not be read, with the way to try again where there is one. */
export function FailureNotice({ of }: { readonly of: Extract<Live<never>, { state: 'failed' }> }) {
  return (
    <Notice tone="bad" action={of.retry && <Button onClick={of.retry}>Try again</Button>}>
      {of.problem.text}
    </Notice>
  );
}
