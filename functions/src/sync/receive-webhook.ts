import { createHash } from 'node:crypto';
import type { Org } from '../model/org';
import type { Hint } from '../model/quarantine';
import type { WebhookEvent, WebhookSecrets } from '../model/webhook';
import type { PosWebhookReader, WebhookMeaning } from '../pos/adapter';
import type { Database } from '../store/database';
import { CommitConflict } from '../store/errors';
import { hintWrite } from '../store/hints';
import { changeWrite } from '../store/outbox';
import { quarantineId, quarantineWrites, readQuarantined } from '../store/quarantine';
import { webhookEventWrite } from '../store/webhook-events';
import { commitRecords } from './commit-records';
import { toCandidate, type Decision } from './plan-commit';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';
import { isSignedBy, readWebhookPath } from './webhook-url';

/** Larger bodies are refused before anything is computed about them. */
export const MAX_BODY_BYTES = 1_048_576;

const KEEP_EVENTS_MS = 30 * 86_400_000;

/** What the receiver knows of an org; cached for a minute by whoever provides it. */
export interface WebhookOrg {
  readonly secrets: WebhookSecrets;
  readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
}

export interface WebhookCollaborators {
  readonly db: Database;
  readonly reader: PosWebhookReader;
  readonly pathKey: string;
  /** Null for an org that does not exist or has no webhook. */
  readonly loadOrg: (orgId: string) => Promise<WebhookOrg | null>;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface WebhookAnswer {
  readonly status: 200 | 202 | 400 | 401 | 413;
  readonly body: Readonly<Record<string, unknown>>;
}

const REFUSED: WebhookAnswer = { status: 401, body: { error: 'Invalid signature' } };

/**
 * Takes one delivery. A 2xx answer means that what it said is durably stored, or that it said nothing new.
 *
 * Nothing is read from Firestore before the URL proves to be ours, and nothing is written before the signature holds.
 * The org comes from the URL alone.
 *
 * @throws when Firestore is away: the caller answers 503 and the sender tries again.
 */
export async function receiveWebhook(
  collaborators: WebhookCollaborators,
  delivery: { path: string; signature: string | undefined; body: Buffer },
): Promise<WebhookAnswer> {
  const { now, pathKey, reader } = collaborators;
  const target = readWebhookPath(delivery.path, pathKey);
  if (!target) return REFUSED;
  if (delivery.body.length > MAX_BODY_BYTES)
    return { status: 413, body: { error: 'Body too large' } };
  const org = await collaborators.loadOrg(target.orgId);
  if (!org || org.secrets.generation !== target.generation) return REFUSED;
  const receivedAt = now();
  if (!isSignedBy(validSecrets(org.secrets, receivedAt), delivery.body, delivery.signature))
    return REFUSED;
  const meaning = reader.interpret({ body: delivery.body, receivedAt, pos: org.pos });
  if (meaning.outcome === 'invalid') return { status: 400, body: { error: meaning.reason } };
  const outcome = await store(collaborators, target.orgId, meaning, delivery.body, receivedAt);
  const understood = outcome !== 'unknown_event' && outcome !== 'quarantined';
  return {
    status: understood ? 200 : 202,
    body: { success: true, received: true, event: meaning.event },
  };
}

/** Makes the write that logs a delivery with its outcome. */
type EventLog = (outcome: WebhookEvent['outcome']) => ReturnType<typeof webhookEventWrite>;

type Meaning = Exclude<WebhookMeaning, { outcome: 'invalid' }>;

async function store(
  collaborators: WebhookCollaborators,
  orgId: string,
  meaning: Meaning,
  body: Buffer,
  receivedAt: Date,
): Promise<WebhookEvent['outcome']> {
  const { db } = collaborators;
  const log: EventLog = (outcome) => eventWrite(orgId, meaning, body, outcome, receivedAt);
  switch (meaning.outcome) {
    case 'record':
      return storeRecord(collaborators, orgId, meaning, log, receivedAt);
    case 'hint':
      return storeHint(collaborators, orgId, { ...meaning, createdAt: receivedAt }, log);
    case 'unknown_event':
      await db.commit([log('unknown_event')]);
      return 'unknown_event';
    case 'unknown_location': {
      const id = quarantineId(meaning.rejection);
      const before = await readQuarantined(db, orgId, [id]);
      await db.commit([
        ...quarantineWrites(orgId, meaning.rejection, before.get(id) ?? null, receivedAt),
        log('quarantined'),
      ]);
      return 'quarantined';
    }
  }
}

async function storeRecord(
  collaborators: WebhookCollaborators,
  orgId: string,
  meaning: Extract<Meaning, { outcome: 'record' }>,
  log: EventLog,
  receivedAt: Date,
): Promise<WebhookEvent['outcome']> {
  const { db, newId, now, reader } = collaborators;
  const { observation } = meaning;
  const result = await commitRecords({
    db,
    orgId,
    provider: reader.provider,
    candidates: [toCandidate(observation)],
    authority: 'delivery',
    note: (effects) =>
      changeWrite(orgId, newId(), { kind: 'records', effects, createdAt: receivedAt }),
    commit: async (writes) => {
      await db.commit([...writes, log('stored')]);
    },
    now,
  });
  const decision = result.get(observation.id) ?? 'unchanged';
  if (decision === 'unversioned') {
    const { stream, externalId } = observation;
    return storeHint(collaborators, orgId, { stream, externalId, createdAt: receivedAt }, log);
  }
  if (decision === 'unchanged' || decision === 'stale') await logOnce(db, log(OUTCOMES[decision]));
  return OUTCOMES[decision];
}

/** Logs a delivery that stored nothing, unless it has been logged already. */
async function logOnce(
  db: Database,
  { path, data }: ReturnType<typeof webhookEventWrite>,
): Promise<void> {
  try {
    await db.commit([{ op: 'create', path, data }]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}

const OUTCOMES: Record<Exclude<Decision, 'unversioned'>, WebhookEvent['outcome']> = {
  create: 'stored',
  update: 'stored',
  unchanged: 'unchanged',
  stale: 'stale',
};

async function storeHint(
  collaborators: WebhookCollaborators,
  orgId: string,
  hint: Hint,
  log: EventLog,
): Promise<'hint'> {
  const { db, now } = collaborators;
  const { stream, externalId, createdAt } = hint;
  await db.commit([hintWrite(orgId, { stream, externalId, createdAt }), log('hint')]);
  const run = newRun({ trigger: 'hint', now: now(), streams: [] });
  await requestRun(collaborators, { orgId, runId: runIdOf('hint', now()), run });
  return 'hint';
}

function eventWrite(
  orgId: string,
  meaning: Meaning,
  body: Buffer,
  outcome: WebhookEvent['outcome'],
  receivedAt: Date,
): ReturnType<EventLog> {
  const id = createHash('sha256').update(`${orgId}\n`).update(body).digest('hex').slice(0, 32);
  return webhookEventWrite(orgId, id, {
    event: meaning.event,
    entityId: entityOf(meaning),
    outcome,
    receivedAt,
    expireAt: new Date(receivedAt.getTime() + KEEP_EVENTS_MS),
  });
}

function entityOf(meaning: Meaning): string | null {
  if (meaning.outcome === 'record') return meaning.observation.externalId;
  if (meaning.outcome === 'unknown_location') return meaning.rejection.externalId;
  return meaning.externalId;
}

function validSecrets(secrets: WebhookSecrets, at: Date): string[] {
  const { current, previous } = secrets;
  return previous && previous.validUntil > at ? [current, previous.secret] : [current];
}
