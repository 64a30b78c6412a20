import { randomBytes } from 'node:crypto';
import {
  hasOtherZones,
  type Org,
  type PosCredentials,
  type PosLocation,
} from '../../functions/src/model/org';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { auditWrite } from '../../functions/src/store/audit';
import type { Database, Write } from '../../functions/src/store/database';
import { CommitConflict } from '../../functions/src/store/errors';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { everyoneWrite } from '../../functions/src/store/outbox';
import { pathOf } from '../../functions/src/store/paths';
import type { Secrets } from '../../functions/src/store/secrets';
import { CliError } from '../cli-error';
import { nameOperator } from '../operator';
import type { OrgSettings } from './read-org-settings';

const SECRET_BYTES = 32;
const FIRST_RULES_VERSION = 1;

/** What an added or updated org is now. */
export interface AddedOrg {
  readonly created: boolean;
  readonly org: Org;
  readonly webhookGeneration: number;
  /** The secret that signs webhooks; only when it was made just now. */
  readonly newWebhookSecret: string | null;
}

/**
 * Stores an org whose login has been tried: org, first rules, sealed credentials, webhook secret and who did it in one commit. An org that
 * exists keeps its id, rules, webhook secret and records, gets the new settings and credentials, and is active again; where a zone
 * is another one, its customers are put in line to be computed by it.
 * @throws {CliError} when somebody else added the org at the same time.
 */
export async function addOrg(
  {
    db,
    secrets,
    now,
    newId,
  }: { db: Database; secrets: Secrets; now: () => Date; newId: () => string },
  request: {
    orgId: string;
    before: Org | null;
    settings: OrgSettings;
    locations: PosLocation[];
    credentials: PosCredentials;
  },
): Promise<AddedOrg> {
  const { orgId, before, credentials } = request;
  const at = now();
  const org = toOrg(request, at);
  const webhook = before ? await secrets.webhook() : null;
  const newWebhookSecret = webhook ? null : randomBytes(SECRET_BYTES).toString('hex');
  const writes: Write[] = [
    ...(before ? [orgUpdate(orgId, org)] : newOrgWrites(orgId, org, DEFAULT_RULES)),
    ...(before && hasOtherZones(before, org) ? [everyoneWrite(orgId, at)] : []),
    ...secrets.credentialWrites(credentials),
    auditWrite(orgId, newId(), {
      action: before ? 'org_renewed' : 'org_added',
      target: null,
      by: nameOperator(),
      at,
    }),
  ];
  if (newWebhookSecret !== null)
    writes.push(secrets.webhookWrite({ generation: 1, current: newWebhookSecret, previous: null }));
  try {
    await db.commit(writes);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
    const message = `The organisation ${orgId} was added or removed by somebody else just now.`;
    throw new CliError(message, 'Run the command again.', { cause: error });
  }
  return { created: !before, org, webhookGeneration: webhook?.generation ?? 1, newWebhookSecret };
}

function toOrg(
  {
    before,
    settings,
    locations,
  }: { before: Org | null; settings: OrgSettings; locations: PosLocation[] },
  now: Date,
): Org {
  const { name, timezone, schedule, duties, baseUrl, pacing, loginStyle } = settings;
  return {
    name,
    timezone,
    status: 'active',
    statusReason: null,
    pos: {
      provider: 'alleaves',
      baseUrl,
      locations,
      pacing,
      statusTable: before?.pos.statusTable ?? {},
      loginStyle,
    },
    duties,
    schedule,
    breaker: null,
    rulesVersion: before?.rulesVersion ?? FIRST_RULES_VERSION,
    fitId: before?.fitId ?? null,
    createdAt: before?.createdAt ?? now,
  };
}

/**
 * Without what others write: the rules version, the current fit and the time of creation. Status, its reason and the breaker
 * are part of it: they tell of logins and calls that failed, and this login has just been taken.
 */
function orgUpdate(orgId: string, org: Org): Write {
  const { rulesVersion: _, fitId: __, createdAt: ___, ...data } = org;
  return { op: 'update', path: pathOf('org', { org: orgId }), data };
}
