import type { Org } from '../../functions/src/model/org';
import type { Reader } from '../../functions/src/store/database';
import { readOrg, walkOrgs, type StoredOrg } from '../../functions/src/store/orgs';
import { CliError } from '../cli-error';
import { readOrgId } from './read-org-settings';

/** Ids that a message names at most. */
const NAMED = 10;

const ADD_ONE = 'Add one: npm run trellis -- org add <orgId> --name … --timezone …';

/**
 * The named org, or the only one there is.
 * @throws {CliError} when there is none of that id, none at all, or more than one to choose from.
 */
export async function findOrg(db: Reader, named: string | undefined): Promise<StoredOrg> {
  if (named !== undefined) {
    const orgId = readOrgId(named);
    const org: Org | null = await readOrg(db, orgId);
    if (org) return { orgId, org };
    throw new CliError(
      `There is no organisation ${orgId}.`,
      'See which there are: npm run trellis -- org list',
    );
  }
  const found: StoredOrg[] = [];
  for await (const stored of walkOrgs(db, rethrow)) found.push(stored);
  const [only] = found;
  if (!only) throw new CliError('There is no organisation yet.', ADD_ONE);
  if (found.length === 1) return only;
  const ids = found.slice(0, NAMED).map(({ orgId }) => orgId);
  const rest = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
  throw new CliError(
    `There are ${found.length} organisations; name one.`,
    `They are: ${ids.join(', ')}${rest}.`,
  );
}

function rethrow(error: Error): never {
  throw error;
}
