import type { Database, StoredDocument } from '../../../functions/src/store/database';
import { PATHS } from '../../../functions/src/model/paths';

/** Every collection of an organisation, and of what lies below its documents. */
const SEGMENTS = Object.values(PATHS).map((path) => path.split('/'));
const COLLECTIONS = new Set(SEGMENTS.flatMap(([, , name]) => name ?? []));
const BELOW = new Set(SEGMENTS.flatMap(([, , , , name]) => name ?? []));

/** Documents of an organisation, whatever lies where, that hold one of the words, with the word. */
export async function findTraces(
  db: Database,
  orgId: string,
  words: readonly string[],
): Promise<Map<string, string>> {
  const traces = new Map<string, string>();
  const look = ({ path, data }: StoredDocument): void => {
    const text = JSON.stringify(data);
    const word = words.find((one) => text.includes(one));
    if (word !== undefined && path.startsWith(`orgs/${orgId}/`)) traces.set(path, word);
  };
  for (const name of COLLECTIONS)
    for (const document of await db.query({ collection: `orgs/${orgId}/${name}` })) look(document);
  for (const name of BELOW)
    for (const document of await db.query({ collection: name, everywhere: true })) look(document);
  return traces;
}
