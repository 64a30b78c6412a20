import type { Database, StoredDocument } from '../../../functions/src/store/database';

const COLLECTIONS =
  'customers orders products changes syncRuns status streams manifests quarantine holds deadLetters audit hints webhookEvents stats erasures transitions rules members'.split(
    ' ',
  );

/** Documents of an organisation that hold one of the words, with the word. */
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
  for (const document of await db.query({ collection: 'private', everywhere: true }))
    look(document);
  for (const document of await db.query({ collection: 'notes', everywhere: true })) look(document);
  return traces;
}
