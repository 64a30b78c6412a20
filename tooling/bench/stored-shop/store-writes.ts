import type { Database, Write } from '../../../functions/src/store/database';

/** Writes in one commit, and the characters of their JSON: Firestore takes 500 and 10 MiB. */
const COMMIT_WRITES = 300;
const COMMIT_CHARACTERS = 3_000_000;

/** Commits under way at a time, so that making the next ones does not wait for these. */
const AT_ONCE = 4;

/** Writes as the commits they make, each within what one commit takes. */
export function* inCommits(writes: Iterable<Write>): Generator<Write[]> {
  let group: Write[] = [];
  let characters = 0;
  for (const write of writes) {
    const length = write.op === 'delete' ? 0 : JSON.stringify(write.data).length;
    if (
      group.length === COMMIT_WRITES ||
      (group.length > 0 && characters + length > COMMIT_CHARACTERS)
    ) {
      yield group;
      group = [];
      characters = 0;
    }
    group.push(write);
    characters += length;
  }
  if (group.length > 0) yield group;
}

/**
 * Stores writes, commit by commit.
 * @param onProgress hears how many are stored so far.
 * @returns how many there were.
 */
export async function storeWrites(
  db: Database,
  writes: Iterable<Write>,
  onProgress: (stored: number) => void,
): Promise<number> {
  const underWay = new Set<Promise<unknown>>();
  let stored = 0;
  for (const group of inCommits(writes)) {
    const commit = db.commit(group).finally(() => underWay.delete(commit));
    underWay.add(commit);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    stored += group.length;
    onProgress(stored);
  }
  await Promise.all(underWay);
  return stored;
}
