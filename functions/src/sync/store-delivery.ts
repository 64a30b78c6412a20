import { createHash } from 'node:crypto';
import type { Hint } from '../model/quarantine';
import type { WebhookEvent } from '../model/webhook';
import type { WebhookMeaning } from '../pos/adapter';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { hintWrite } from '../store/hints';
import type { Database } from '../store/database';
import { changeWrite } from '../store/outbox';
import { quarantineId, quarantineWrites, readQuarantined } from '../store/quarantine';
import { webhookEventWrite } from '../store/webhook-events';
import { commitRecords } from './commit-records';
import { toCandidate, type Decision } from './plan-commit';
import { newRun, runIdOf } from './plan-run';
import type { WebhookCollaborators } from './receive-webhook';
import { requestRun } from './request-run';

type Meaning = Exclude<WebhookMeaning, { outcome: 'invalid' }>;
type Outcome = WebhookEvent['outcome'];
type Tools = Pick<WebhookCollaborators, 'db' | 'reader' | 'publish' | 'now' | 'newId'>;

/** A delivery whose signature holds and whose body means something. */
export interface SignedDelivery<M extends Meaning = Meaning> {
  readonly orgId: string;
  readonly meaning: M;
  readonly body: Buffer;
  readonly sentAt: Date | null;
  readonly receivedAt: Date;
}

/**
 * Stores what a delivery says, together with its entry in the log.
 * @throws when Firestore is away: nothing, or all of it, is stored.
 */
export async function storeDelivery(tools: Tools, signed: SignedDelivery): Promise<Outcome> {
  const { meaning } = signed;
  switch (meaning.outcome) {
    case 'record':
      return storeRecord(tools, { ...signed, meaning });
    case 'hint':
      return storeHint(tools, signed, { ...meaning, createdAt: signed.receivedAt });
    case 'unknown_event':
      await logDelivery(tools.db, signed, 'unknown_event');
      return 'unknown_event';
    case 'unknown_location': {
      const { orgId, receivedAt } = signed;
      const id = quarantineId(meaning.rejection);
      const before = await readQuarantined(tools.db, orgId, [id]);
      await tools.db.commit([
        ...quarantineWrites(orgId, meaning.rejection, before.get(id) ?? null, receivedAt),
        eventWrite(signed, 'quarantined'),
      ]);
      return 'quarantined';
    }
  }
}

/** Logs a delivery that stored nothing, unless it has been logged already. */
export async function logDelivery(
  db: Database,
  signed: SignedDelivery,
  outcome: Outcome,
): Promise<void> {
  const { path, data } = eventWrite(signed, outcome);
  try {
    await db.commit([{ op: 'create', path, data }]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}

const OUTCOMES: Record<Exclude<Decision, 'unversioned'>, Outcome> = {
  create: 'stored',
  update: 'stored',
  unchanged: 'unchanged',
  stale: 'stale',
};

async function storeRecord(
  tools: Tools,
  signed: SignedDelivery<Extract<Meaning, { outcome: 'record' }>>,
): Promise<Outcome> {
  const { stream, externalId } = signed.meaning.observation;
  const hint = { stream, externalId, createdAt: signed.receivedAt };
  const decision = await commitRecord(tools, signed).catch((error: unknown) => {
    if (error instanceof CommitConflict || error instanceof StoreUnavailable) throw error;
    // Firestore does not take it, and never will: the POS is asked for the record, as for any other that cannot be stored as it came.
    return 'unversioned' as const;
  });
  if (decision === 'unversioned') return storeHint(tools, signed, hint);
  const outcome = OUTCOMES[decision];
  if (outcome !== 'stored') await logDelivery(tools.db, signed, outcome);
  return outcome;
}

async function commitRecord(
  { db, newId, now, reader }: Tools,
  signed: SignedDelivery<Extract<Meaning, { outcome: 'record' }>>,
): Promise<Decision> {
  const { orgId, receivedAt, meaning } = signed;
  const result = await commitRecords({
    db,
    orgId,
    provider: reader.provider,
    candidates: [toCandidate(meaning.observation)],
    authority: 'delivery',
    note: (effects) =>
      changeWrite(orgId, newId(), { kind: 'records', effects, createdAt: receivedAt }),
    commit: async (writes) => {
      await db.commit([...writes, eventWrite(signed, 'stored')]);
    },
    now,
  });
  return result.get(meaning.observation.id) ?? 'unchanged';
}

async function storeHint(tools: Tools, signed: SignedDelivery, hint: Hint): Promise<'hint'> {
  const { db, now } = tools;
  const { orgId } = signed;
  const { stream, externalId, createdAt } = hint;
  const write = hintWrite(orgId, { stream, externalId, createdAt });
  await db.commit([write, eventWrite(signed, 'hint')]);
  const run = newRun({ trigger: 'hint', now: now(), streams: [] });
  await requestRun(tools, { orgId, runId: runIdOf('hint', now()), run });
  return 'hint';
}

function eventWrite(signed: SignedDelivery, outcome: Outcome) {
  const { orgId, meaning, body, sentAt, receivedAt } = signed;
  const id = createHash('sha256').update(`${orgId}\n`).update(body).digest('hex').slice(0, 32);
  return webhookEventWrite(orgId, id, {
    event: meaning.event,
    entityId: entityOf(meaning),
    outcome,
    sentAt,
    receivedAt,
    fields: meaning.outcome === 'unknown_event' ? [...meaning.fields] : [],
  });
}

function entityOf(meaning: Meaning): string | null {
  if (meaning.outcome === 'record') return meaning.observation.externalId;
  if (meaning.outcome === 'unknown_location') return meaning.rejection.externalId;
  return meaning.externalId;
}
