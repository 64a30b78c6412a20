import { PosError } from '../pos/errors';

/** A failure in one sentence for staff. Only errors whose text is made to be shown are quoted. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof PosError))
    return 'Trellis failed to store what the point of sale sent; see the logs of this run.';
  switch (error.kind) {
    case 'forbidden':
      return `Nothing was sent to Alleaves: ${error.message}`;
    case 'authentication':
      return 'Alleaves refused the login: check user name, password and PIN, and set them with `org add`.';
    case 'refused':
      return `Alleaves refused a request: ${error.message}`;
    case 'contract':
      return `Alleaves answered in a form that is not known: ${error.message}`;
    case 'truncated':
      return `The walk was cut short by a configured limit: ${error.message}`;
    case 'transient':
      return `Alleaves could not be reached: ${error.message}`;
  }
}
