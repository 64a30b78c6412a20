import { INCIDENT_KINDS, type IncidentKind } from '../model/incident';
import { receivesMail } from '../model/member';
import { readBooksSummary } from '../store/books';
import type { Database, Write } from '../store/database';
import { newDeliveryWrite, readDeliveries } from '../store/deliveries';
import { CommitConflict, toLogFields } from '../store/errors';
import {
  incidentWrite,
  readIncidents,
  readWatchedIncidents,
  type StoredIncident,
} from '../store/incidents';
import { readRecipients } from '../store/mail-members';
import { readOrg, readStatus } from '../store/orgs';
import { readTroubledOrgs } from '../store/troubled-orgs';
import { planIncident, type IncidentStep } from './plan-incident';
import { findTroubles } from './plan-troubles';

/** Incidents of all orgs that are looked at in one go. */
const MOST_WATCHED = 1_000;

/** Badges that were late before are of orgs that no longer try. */
const LATE_WITHIN_MS = 86_400_000;

/** What watching for incidents works with. */
export interface IncidentTools {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Opens, moves on and closes the incidents of all orgs, and leaves a delivery for every member who is to be told, in the same commit. It
 * costs seven reads when all is well, however many orgs there are, and none in any sync. An org that cannot be looked at is
 * reported and stops no other; called twice at a time, nobody is told twice.
 * @returns how many incidents moved on.
 */
export async function watchIncidents(tools: IncidentTools): Promise<number> {
  const { db, now, log } = tools;
  const report = (error: unknown): void =>
    log('an incident cannot be looked at', toLogFields(error));
  const at = now();
  const lateFrom = new Date(at.getTime() - LATE_WITHIN_MS);
  const [troubled, watched] = await Promise.all([
    readTroubledOrgs(db, { now: at, lateFrom }),
    readWatchedIncidents(db, MOST_WATCHED, report),
  ]);
  let moved = 0;
  for (const orgId of orgsWithNews(troubled, watched, at)) {
    try {
      moved += await watchOrg(tools, orgId);
    } catch (error) {
      if (!(error instanceof CommitConflict)) report(error);
    }
  }
  return moved;
}

/** Orgs whose troubles are others than those that are watched, and those that time may have moved on. */
function orgsWithNews(
  troubled: ReadonlyMap<string, ReadonlySet<IncidentKind>>,
  watched: readonly StoredIncident[],
  at: Date,
): Set<string> {
  const isKnown = (orgId: string, kind: IncidentKind): boolean =>
    watched.some((one) => one.orgId === orgId && one.incident.kind === kind);
  const fresh = [...troubled].filter(([orgId, kinds]) =>
    [...kinds].some((kind) => !isKnown(orgId, kind)),
  );
  const moving = watched.filter(({ orgId, incident }) => {
    const isCalm = incident.state === 'calming';
    const isTroubled = troubled.get(orgId)?.has(incident.kind) ?? false;
    const isOver = incident.lookAt !== null && incident.lookAt <= at;
    return isTroubled === isCalm || isOver;
  });
  return new Set([...fresh.map(([orgId]) => orgId), ...moving.map(({ orgId }) => orgId)]);
}

async function watchOrg(tools: IncidentTools, orgId: string): Promise<number> {
  const { db, now, log } = tools;
  const onCorrupt = (error: Error): void =>
    log('an incident cannot be looked at', { orgId, ...toLogFields(error) });
  const [org, status, books, incidents] = await Promise.all([
    readOrg(db, orgId),
    readStatus(db, orgId),
    readBooksSummary(db, orgId, onCorrupt),
    readIncidents(db, orgId, onCorrupt),
  ]);
  if (!org) return 0;
  const at = now();
  const troubles = findTroubles({ org, status, books, now: at });
  let moved = 0;
  // While syncing has stopped, nothing is known of the rest: it neither begins nor ends.
  const kinds = org.status === 'needs_attention' ? [org.status] : INCIDENT_KINDS;
  for (const kind of kinds) {
    const stored = incidents.get(kind);
    const step = planIncident({
      kind,
      before: stored?.incident ?? null,
      trouble: troubles.get(kind) ?? null,
      mayTell: org.status !== 'paused',
      now: at,
    });
    if (!step) continue;
    const told = await tellOf(db, orgId, { step, at });
    await db.commit([incidentWrite(orgId, step.incident, stored), ...told]);
    moved += 1;
  }
  return moved;
}

/** The deliveries that a step leaves. That it is over is told to those who were told, or may have been, that it began. */
async function tellOf(
  db: Database,
  orgId: string,
  { step, at }: { step: IncidentStep; at: Date },
): Promise<Write[]> {
  const { incident, tell } = step;
  if (tell === null) return [];
  const { kind, number } = incident;
  const members = await readRecipients(db, orgId);
  const wanted = members.filter((member) => receivesMail(member, 'notices'));
  const uids = wanted.map(({ uid }) => uid);
  const about = { kind: 'notice', incident: kind, number } as const;
  const deliveries = await readDeliveries(db, orgId, { about: { ...about, says: 'opened' }, uids });
  const told = (uid: string): boolean =>
    ['sent', 'sending', 'unknown'].includes(deliveries.get(uid)?.state ?? '');
  return uids
    .filter((uid) => tell === 'opened' || told(uid))
    .map((uid) => newDeliveryWrite(orgId, { about: { ...about, says: tell }, uid, at }));
}
