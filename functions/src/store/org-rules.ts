import type { Org } from '../model/org';
import { orgSchema } from '../model/org';
import type { Rules } from '../model/rules';
import type { Database, Write, WriteTime } from './database';
import { readRules } from './orgs';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** An org's current rules, with what a compare-and-set needs. */
export interface CurrentRules {
  readonly org: Org;
  readonly rules: Rules;
  /** Of the org's document. */
  readonly writtenAt: WriteTime;
}

/** An org's current rules; null when there is no such org. @throws {CorruptDocument} */
export async function readCurrentRules(db: Database, orgId: string): Promise<CurrentRules | null> {
  const [document] = await db.getAll([pathOf('org', { org: orgId })]);
  const org = parseDocument(orgSchema, document);
  if (!org || !document?.writtenAt) return null;
  const rules = await readRules(db, orgId, org.rulesVersion);
  return { org, rules, writtenAt: document.writtenAt };
}

/** The writes that store rules as the next version and make it the current one, unless the org has changed since it was read. */
export function nextRulesWrites(orgId: string, current: CurrentRules, rules: Rules): Write[] {
  const version = current.org.rulesVersion + 1;
  return [
    {
      op: 'create',
      path: pathOf('rules', { org: orgId, id: String(version) }),
      data: { ...rules },
    },
    {
      op: 'update',
      path: pathOf('org', { org: orgId }),
      data: { rulesVersion: version },
      ifWrittenAt: current.writtenAt,
    },
  ];
}
