import { incidentSchema, type Incident, type IncidentKind } from '../model/incident';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

/** An incident as last seen, with what a compare-and-set needs. */
export interface StoredIncident {
  readonly orgId: string;
  readonly incident: Incident;
  readonly writtenAt: WriteTime;
}

type OnCorrupt = (error: CorruptDocument) => void;

/** Incidents of all orgs that are not closed. */
export function watchedIncidentsQuery(limit: number): Query {
  return { collection: 'incidents', everywhere: true, where: [['watched', '==', true]], limit };
}

/** Incidents of all orgs that are not closed. One that cannot be read is reported and left out. */
export async function readWatchedIncidents(
  reader: Reader,
  limit: number,
  onCorrupt: OnCorrupt,
): Promise<StoredIncident[]> {
  const documents = await reader.query(watchedIncidentsQuery(limit));
  return documents.flatMap((document) => toStored(document, onCorrupt));
}

/** The latest incident of each kind of an org. */
export function incidentsQuery(orgId: string): Query {
  return { collection: collectionOf('incident', { org: orgId }) };
}

/** The latest incident of each kind of an org. One that cannot be read is reported and left out. */
export async function readIncidents(
  reader: Reader,
  orgId: string,
  onCorrupt: OnCorrupt,
): Promise<Map<IncidentKind, StoredIncident>> {
  const documents = await reader.query(incidentsQuery(orgId));
  const stored = documents.flatMap((document) => toStored(document, onCorrupt));
  return new Map(stored.map((one) => [one.incident.kind, one]));
}

/** One incident; null where there is none that can be read. */
export async function readIncident(
  reader: Reader,
  orgId: string,
  kind: IncidentKind,
): Promise<Incident | null> {
  const [document] = await reader.getAll([pathOf('incident', { org: orgId, kind })]);
  return document ? parseReadable(incidentSchema, document, () => undefined) : null;
}

/** The write that stores an incident, unless somebody wrote one of its kind since `before` was read. */
export function incidentWrite(
  orgId: string,
  incident: Incident,
  before: StoredIncident | undefined,
): Write {
  const path = pathOf('incident', { org: orgId, kind: incident.kind });
  const data = { ...incident };
  return before
    ? { op: 'update', path, data, ifWrittenAt: before.writtenAt }
    : { op: 'create', path, data };
}

function toStored(document: StoredDocument, onCorrupt: OnCorrupt): StoredIncident[] {
  const incident = parseReadable(incidentSchema, document, onCorrupt);
  const orgId = document.path.split('/')[1];
  const { writtenAt } = document;
  return incident && orgId && writtenAt ? [{ orgId, incident, writtenAt }] : [];
}
