import type { StoredOrg } from '../../functions/src/store/orgs';
import { CliError } from '../cli-error';

/** @throws {CliError} when the org is paused: a run that is asked for would be dropped. */
export function requireActive({ orgId, org }: StoredOrg): void {
  if (org.status !== 'paused') return;
  throw new CliError(
    `The organisation ${orgId} is paused.`,
    `Resume it first: npm run trellis -- org resume ${orgId}`,
  );
}
