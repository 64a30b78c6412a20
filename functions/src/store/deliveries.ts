import { deliverySchema, type Delivery, type DeliveryAbout } from '../model/delivery';
import { expiryOf } from '../model/keeping';
import { reportPlanSchema, type ReportPlan } from '../model/report-plan';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** A delivery as last seen, with what a compare-and-set needs. */
export interface StoredDelivery {
  readonly orgId: string;
  readonly id: string;
  readonly delivery: Delivery;
  readonly writtenAt: WriteTime;
}

/** The one place of a mail to a member, so that it is planned once. */
export function deliveryIdOf(about: DeliveryAbout, uid: string): string {
  return about.kind === 'report'
    ? `report-${about.week}-${uid}`
    : `notice-${about.incident}-${about.number}-${about.says}-${uid}`;
}

/** The write that leaves a mail to be sent from `at` on; it conflicts where the same one was left before. */
export function newDeliveryWrite(
  orgId: string,
  { about, uid, at }: { about: DeliveryAbout; uid: string; at: Date },
): Write {
  const data: Delivery = {
    about,
    uid,
    state: 'waiting',
    attempts: 0,
    createdAt: at,
    retryAt: at,
    settledAt: null,
    expireAt: expiryOf('delivery', at),
  };
  const path = pathOf('delivery', { org: orgId, id: deliveryIdOf(about, uid) });
  return { op: 'create', path, data: { ...data } };
}

/** The write that changes a delivery, unless somebody changed it since it was read. */
export function deliveryChange(
  { orgId, id, writtenAt }: StoredDelivery,
  change: Partial<Delivery>,
): Write {
  const path = pathOf('delivery', { org: orgId, id });
  return { op: 'update', path, data: { ...change }, ifWrittenAt: writtenAt };
}

/** Deliveries of all orgs that are due, longest wait first. */
export function dueDeliveriesQuery(at: Date, limit: number): Query {
  return {
    collection: 'deliveries',
    everywhere: true,
    where: [['retryAt', '<=', at]],
    orderBy: [
      ['retryAt', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
  };
}

/** Deliveries of all orgs that are due, longest wait first. One that cannot be read is reported and left out. */
export async function readDueDeliveries(
  reader: Reader,
  {
    at,
    limit,
    onCorrupt,
  }: { at: Date; limit: number; onCorrupt: (error: CorruptDocument) => void },
): Promise<StoredDelivery[]> {
  const documents = await reader.query(dueDeliveriesQuery(at, limit));
  return documents.flatMap((document) => {
    const delivery = parseReadable(deliverySchema, document, onCorrupt);
    return delivery ? (toStored(document, delivery) ?? []) : [];
  });
}

/** What became of a mail to each of some members, by member; who was to get none is left out. @throws {CorruptDocument} */
export async function readDeliveries(
  reader: Reader,
  orgId: string,
  { about, uids }: { about: DeliveryAbout; uids: readonly string[] },
): Promise<Map<string, Delivery>> {
  if (uids.length === 0) return new Map();
  const ids = uids.map((uid) => deliveryIdOf(about, uid));
  const documents = await reader.getAll(ids.map((id) => pathOf('delivery', { org: orgId, id })));
  return new Map(
    documents.flatMap((document): [string, Delivery][] => {
      const delivery = parseDocument(deliverySchema, document);
      return delivery ? [[delivery.uid, delivery]] : [];
    }),
  );
}

/** Whether the report of a week was planned. */
export async function hasReportPlan(reader: Reader, orgId: string, week: string): Promise<boolean> {
  const [document] = await reader.getAll([pathOf('report', { org: orgId, week })]);
  return parseDocument(reportPlanSchema, document) !== null;
}

/** The write that says that a week's report is planned; it conflicts where it was planned before. */
export function reportPlanWrite(orgId: string, plan: Omit<ReportPlan, 'expireAt'>): Write {
  const path = pathOf('report', { org: orgId, week: plan.week });
  const data: ReportPlan = { ...plan, expireAt: expiryOf('report', plan.plannedAt) };
  return { op: 'create', path, data: { ...data } };
}

function toStored({ path, id, writtenAt }: StoredDocument, delivery: Delivery) {
  const orgId = path.split('/')[1];
  return orgId && writtenAt ? { orgId, id, delivery, writtenAt } : null;
}
