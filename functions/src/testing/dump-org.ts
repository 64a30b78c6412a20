import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, type CollectionReference } from 'firebase-admin/firestore';

/** Every document of an org in the Firestore emulator by path, whatever lies where. */
export async function dumpOrg(projectId: string, orgId: string): Promise<Map<string, unknown>> {
  if (!process.env['FIRESTORE_EMULATOR_HOST'])
    throw new Error('FIRESTORE_EMULATOR_HOST is not set');
  const app = initializeApp({ projectId }, `dump-${orgId}`);
  const found = new Map<string, unknown>();
  const visit = async (collection: CollectionReference): Promise<void> => {
    const documents = await collection.get();
    for (const document of documents.docs) found.set(document.ref.path, document.data());
    // Listed apart: a private document may lie below a path that holds nothing.
    const paths = await collection.listDocuments();
    await Promise.all(paths.map(async (path) => visitAll(await path.listCollections())));
  };
  const visitAll = async (collections: CollectionReference[]): Promise<void> => {
    await Promise.all(collections.map(visit));
  };
  try {
    const org = getFirestore(app).doc(`orgs/${orgId}`);
    found.set(org.path, (await org.get()).data());
    await visitAll(await org.listCollections());
    return found;
  } finally {
    await deleteApp(app);
  }
}
