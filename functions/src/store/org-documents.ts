import { getFirestore } from 'firebase-admin/firestore';
import { toStoreError } from './errors';
import { openApp } from './open-database';
import { pathOf } from './paths';

/** Deletions a second to begin with, and later: Firestore wants to be warmed up, and nobody waits for the last hundred. */
const THROTTLING = { initialOpsPerSecond: 500, maxOpsPerSecond: 5_000 };

/** All that lies below an org, whether or not anybody knows its path: for taking it away. */
export interface OrgDocuments {
  /** Names of the collections below an org that hold anything, be it only below documents that are gone. */
  listCollections(orgId: string): Promise<string[]>;
  /**
   * Deletes a collection with everything below its documents. Interrupted and called again, it goes on.
   * @param onRemoved hears how many documents are gone so far.
   * @returns how many were there.
   * @throws {StoreUnavailable} when some could not be deleted.
   */
  removeCollection(
    orgId: string,
    name: string,
    onRemoved: (documents: number) => void,
  ): Promise<number>;
}

/** The documents of a project; see {@link openDatabase} for which. */
export function openOrgDocuments(project?: { readonly projectId: string }): OrgDocuments {
  const firestore = getFirestore(openApp(project?.projectId));
  const orgOf = (orgId: string) => firestore.doc(pathOf('org', { org: orgId }));
  return {
    async listCollections(orgId) {
      try {
        return (await orgOf(orgId).listCollections()).map(({ id }) => id).toSorted();
      } catch (error) {
        throw toStoreError(error, 'read');
      }
    },
    async removeCollection(orgId, name, onRemoved) {
      const writer = firestore.bulkWriter({ throttling: THROTTLING });
      let removed = 0;
      writer.onWriteResult(() => onRemoved((removed += 1)));
      try {
        await firestore.recursiveDelete(orgOf(orgId).collection(name), writer);
        await writer.close();
      } catch (error) {
        throw toStoreError(error, 'commit');
      }
      return removed;
    },
  };
}
