import { PosError } from '../functions/src/pos/errors';
import { CorruptDocument, StoreUnavailable } from '../functions/src/store/errors';
import { CliError, Interrupted } from './cli-error';
import { toCliError } from './orgs/open-pos';

const MORE = 'TRELLIS_DEBUG=1 shows the whole error.';
const LOG_IN = 'Log in with: gcloud auth application-default login';

/** Of gRPC: the caller may not, and the caller is nobody. */
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** Longest part of a foreign message that is shown. */
const LONGEST_MESSAGE = 200;

/** Any error as one sentence and a remedy. */
export function explainError(error: unknown): CliError {
  const cause = { cause: error };
  if (error instanceof CliError) return error;
  if (error instanceof PosError) return toCliError(error);
  if (error instanceof StoreUnavailable)
    return new CliError('Firestore cannot be reached or did not answer in time.', MORE, cause);
  if (error instanceof CorruptDocument)
    return new CliError(`A stored document has an unknown shape: ${error.message}.`, MORE, cause);
  if (!(error instanceof Error)) return new CliError('Something unexpected failed.', MORE, cause);
  // Inquirer's name for Ctrl-C at a prompt.
  if (error.name === 'ExitPromptError') return new Interrupted('Cancelled; nothing was stored.');
  const code = 'code' in error ? error.code : undefined;
  if (code === PERMISSION_DENIED)
    return new CliError('This Google account may not use the project.', LOG_IN, cause);
  // The message is the one sign that Google's libraries give for missing credentials.
  if (code === UNAUTHENTICATED || error.message.includes('default credentials'))
    return new CliError('There are no Google credentials for the project.', LOG_IN, cause);
  const [said = ''] = error.message.split('\n');
  return new CliError(`Unexpected: ${said.slice(0, LONGEST_MESSAGE)}`, MORE, cause);
}
