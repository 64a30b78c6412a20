import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';

/** Documents that one delivery leaves; `{new}` in a path stands for a random id. */
export type Written = readonly (readonly [path: string, data: DocumentData])[];

/** What the bare handler is told. */
export const bareTaskSchema = z.strictObject({
  orgId: z.string(),
  secret: z.string(),
  projectId: z.string(),
  /** Where the shipped handler stored the same orders. */
  modelProject: z.string(),
  /** Orders that will be delivered, by their ids. */
  first: z.int(),
  count: z.int(),
});
export type BareTask = z.infer<typeof bareTaskSchema>;

/** What the shipped handler stored for one order: the record, its payload, the log's entry, and a note for recompute. */
export async function writesOf(model: Firestore, orgId: string, id: string): Promise<Written> {
  const org = model.doc(`orgs/${orgId}`);
  const order = org.collection('orders').doc(`alv_${id}`);
  const raw = order.collection('private').doc('raw');
  const entries = org.collection('webhookEvents').where('entityId', '==', id);
  const [[record, payload], events, notes] = await Promise.all([
    model.getAll(order, raw),
    entries.limit(1).get(),
    org.collection('changes').limit(1).get(),
  ]);
  const found = [record, payload, ...events.docs].flatMap((document) => {
    const data = document?.data();
    return document && data ? [[document.ref.path, data] as const] : [];
  });
  const [note] = notes.docs;
  if (found.length !== 3 || !note) throw new Error(`order ${id} was not stored whole`);
  return [...found, [`orgs/${orgId}/changes/{new}`, note.data()]];
}
