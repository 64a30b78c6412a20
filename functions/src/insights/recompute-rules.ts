import { canonicalJson } from '../model/canonical-json';
import type { Flow, SegmentSizes } from '../model/flow';
import type { Rules, RulesChange, RuleValues } from '../model/rules';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { CommitConflict, toLogFields, type CorruptDocument } from '../store/errors';
import { nextRulesWrites, readCurrentRules, type CurrentRules } from '../store/org-rules';
import { everyoneWrite } from '../store/outbox';
import { walkSegmentStandings } from '../store/segment-standings';
import { FlowCounter } from './flow-counter';
import { planRules } from './plan-rules';
import { segmentOf } from './segment';

const MAX_ATTEMPTS = 5;

/** What changing rules works with. */
export interface RulesCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** Whose rules, and what is to be otherwise. */
export interface RulesRequest {
  readonly orgId: string;
  readonly rules: RulesChange;
}

/** `problem`: one sentence for whoever wants it. */
type Refused =
  { readonly outcome: 'missing' } | { readonly outcome: 'invalid'; readonly problem: string };

/** What rules would do. */
export type RulesPreview =
  | Refused
  | {
      readonly outcome: 'previewed';
      /** The version that is current, to be named when saving. */
      readonly version: number;
      readonly rules: RuleValues;
      /** Customers that change their segment, */
      readonly moving: number;
      /** from where to where. */
      readonly flows: readonly Flow[];
      /** Customers in each segment, as stored and by the new rules. */
      readonly sizes: { readonly before: SegmentSizes; readonly after: SegmentSizes };
    };

/** `conflict`: somebody else was faster, and `version` is current now. `same`: the rules are so already. */
export type SavedRules =
  | Refused
  | { readonly outcome: 'conflict'; readonly version: number }
  | { readonly outcome: 'same' | 'saved'; readonly version: number; readonly rules: RuleValues };

/**
 * How many customers changed rules would move from where to where: from the segment that is stored to the one that these rules
 * give the stored figures now. Walk-in rows, erased customers and those that the POS no longer has are left out. Reads every
 * customer once and writes nothing.
 */
export async function previewRules(
  { db, now, log }: RulesCollaborators,
  { orgId, rules: change }: RulesRequest,
): Promise<RulesPreview> {
  const current = await readCurrentRules(db, orgId);
  if (!current) return { outcome: 'missing' };
  const { values, problem } = planRules(valuesOf(current.rules), change);
  if (values === null) return { outcome: 'invalid', problem };
  const at = now();
  const counter = new FlowCounter();
  const onCorrupt = (error: CorruptDocument): void =>
    log('a customer cannot be previewed', { orgId, ...toLogFields(error) });
  for await (const { segment, totals } of walkSegmentStandings(db, orgId, onCorrupt))
    counter.add(segment, segmentOf({ totals, rules: values.segments, now: at }));
  const flows = counter.flows();
  const moving = flows.reduce((sum, { customers }) => sum + customers, 0);
  const version = current.org.rulesVersion;
  return {
    outcome: 'previewed',
    version,
    rules: values,
    moving,
    flows,
    sizes: counter.sizes(),
  };
}

/**
 * Stores changed rules as the next version and has every customer computed with them: the version, the mark of who did it and
 * the note for recompute are one commit. Nothing happens when the rules are so already.
 * @throws {CommitConflict} when others keep writing the org; {StoreUnavailable}.
 */
export async function saveRules(
  collaborators: RulesCollaborators,
  request: RulesRequest & { readonly expectedVersion: number; readonly by: string },
): Promise<SavedRules> {
  const { orgId, rules: change, expectedVersion } = request;
  for (let attempt = 1; ; attempt += 1) {
    const current = await readCurrentRules(collaborators.db, orgId);
    if (!current) return { outcome: 'missing' };
    const version = current.org.rulesVersion;
    if (version !== expectedVersion) return { outcome: 'conflict', version };
    const { values, problem } = planRules(valuesOf(current.rules), change);
    if (values === null) return { outcome: 'invalid', problem };
    if (canonicalJson(values) === canonicalJson(valuesOf(current.rules)))
      return { outcome: 'same', version, rules: values };
    try {
      await commitRules(collaborators, { orgId, current, values, by: request.by });
      return { outcome: 'saved', version: version + 1, rules: values };
    } catch (error) {
      // Something else of the org may have changed, such as its status.
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function commitRules(
  { db, now, newId }: RulesCollaborators,
  saved: { orgId: string; current: CurrentRules; values: RuleValues; by: string },
): Promise<void> {
  const { orgId, current, values, by } = saved;
  const at = now();
  const target = String(current.org.rulesVersion + 1);
  await db.commit([
    ...nextRulesWrites(orgId, current, { ...values, setBy: by, setAt: at }),
    auditWrite(orgId, newId(), { action: 'rules_changed', target, by, at }),
    everyoneWrite(orgId, at),
  ]);
}

function valuesOf({ segments, tiers, lifetimeHorizons }: Rules): RuleValues {
  return { segments, tiers, lifetimeHorizons };
}
