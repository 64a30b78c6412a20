import type { OrgDocuments } from '../store/org-documents';
import type { MemoryDatabase } from './memory-database';

/** Documents in one commit: few, so that a test can stop in between. */
const AT_ONCE = 5;

/** All that lies below an org in a database in memory. Deletions fail as commits do. */
export function createMemoryOrgDocuments(db: MemoryDatabase): OrgDocuments {
  const collectionsOf = (orgId: string): string[] => {
    const names = db.pathsUnder(`orgs/${orgId}/`).map((path) => path.split('/')[2] ?? '');
    return [...new Set(names)].toSorted();
  };
  return {
    listCollections: (orgId) => Promise.resolve(collectionsOf(orgId)),
    async removeCollection(orgId, name, onRemoved) {
      const paths = db.pathsUnder(`orgs/${orgId}/${name}/`);
      for (let from = 0; from < paths.length; from += AT_ONCE) {
        const some = paths.slice(from, from + AT_ONCE);
        await db.removeAll(some);
        onRemoved(from + some.length);
      }
      return paths.length;
    },
  };
}
