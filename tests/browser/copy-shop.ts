import { randomUUID } from 'node:crypto';
import { getFirestore, type DocumentReference, type Firestore } from 'firebase-admin/firestore';
import { openApp } from '../../functions/src/store/open-database';
import { DEMO_ORG_ID } from '../../tooling/demo/demo-org';
import { DEMO_PROJECT } from '../../tooling/emulators/emulator-env';
import { readSetting } from './read-setting';

/** What belongs to the work of syncing, or to one organisation alone. */
const LEFT_OUT: readonly string[] = [
  'private',
  'changes',
  'hints',
  'streams',
  'manifests',
  'members',
];

const LOOKED_UP_AT_ONCE = 300;

/** The Firestore emulator as an administrator sees it: to prepare what a test shows, and to look at what the page wrote. */
export function openFirestore(): Firestore {
  readSetting('FIRESTORE_EMULATOR_HOST');
  return getFirestore(openApp(DEMO_PROJECT));
}

/**
 * A copy of the synced shop as an organisation of its own, for a test that changes things: customers with their contact details,
 * orders, products, figures, runs and rules. Nothing syncs it.
 *
 * @returns its id; who may look at it is made with `createAccount`
 */
export async function copyShop(): Promise<string> {
  const db = openFirestore();
  const orgId = `t${randomUUID().slice(0, 12)}`;
  const from = db.doc(`orgs/${DEMO_ORG_ID}`);
  const to = db.doc(`orgs/${orgId}`);
  const writer = db.bulkWriter({ throttling: false });
  const copies: Promise<unknown>[] = [];
  const copy = (target: DocumentReference, data: object): void => {
    copies.push(writer.create(target, data));
  };
  copy(to, { ...(await from.get()).data(), name: 'Copied Dispensary' });
  for (const collection of await from.listCollections()) {
    if (LEFT_OUT.includes(collection.id)) continue;
    for (const { ref, data } of await readAll(db, collection.id)) {
      copy(to.collection(collection.id).doc(ref), data);
    }
  }
  await writer.close();
  await Promise.all(copies);
  return orgId;
}

/** Documents of one collection, with `private/contact` of each customer, by their paths below it. */
async function readAll(
  db: Firestore,
  collection: string,
): Promise<{ ref: string; data: object }[]> {
  const { docs } = await db.collection(`orgs/${DEMO_ORG_ID}/${collection}`).get();
  const found = docs.map((document) => ({ ref: document.id, data: document.data() }));
  if (collection !== 'customers') return found;
  const contacts: { ref: string; data: object }[] = [];
  for (let start = 0; start < docs.length; start += LOOKED_UP_AT_ONCE) {
    const refs = docs
      .slice(start, start + LOOKED_UP_AT_ONCE)
      .map(({ ref }) => ref.collection('private').doc('contact'));
    for (const contact of await db.getAll(...refs)) {
      const data = contact.data();
      const id = contact.ref.parent.parent?.id;
      if (data && id !== undefined) contacts.push({ ref: `${id}/private/contact`, data });
    }
  }
  return [...found, ...contacts];
}
