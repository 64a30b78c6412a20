import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { PATHS } from '../../../functions/src/model/paths';
import type { Task } from './messages';
import { openPos } from './pos-client';

const BATCH = 400;

/** Batches under way at a time: with fewer the client waits for the emulator, with more it is no faster. */
const BATCHES_AT_ONCE = 4;

/** A document as it is to be written. */
export type Stored = readonly [path: string, data: DocumentData];

/** Everything that lies below an organisation. */
export async function readDocuments(firestore: Firestore, orgId: string): Promise<Stored[]> {
  const segments = Object.values(PATHS).map((path) => path.split('/'));
  const top = new Set(segments.flatMap(([, , name]) => name ?? []));
  const below = new Set(segments.flatMap(([, , , , name]) => name ?? []));
  const org = firestore.doc(`orgs/${orgId}`);
  const found: Stored[] = [];
  for (const name of top)
    for (const document of (await org.collection(name).get()).docs)
      found.push([document.ref.path, document.data()]);
  for (const name of below)
    for (const document of (await firestore.collectionGroup(name).get()).docs)
      if (document.ref.path.startsWith(`${org.path}/`) && document.ref.path.split('/').length === 6)
        found.push([document.ref.path, document.data()]);
  return found;
}

/**
 * The least that must happen: the pages that ours fetched are fetched with the concurrency that is allowed, and the documents that
 * ours ends with, raw payloads and insights included, are written once in plain batches as soon as their share of the pages is
 * there. No record is read out of a page, nothing is compared, checked or computed.
 */
export async function runLimit(
  firestore: Firestore,
  task: Task,
  documents: readonly Stored[],
): Promise<number> {
  const pos = await openPos(task);
  const { pages, pacing } = task;
  const writer = createWriter(firestore, documents);
  let next = 0;
  let fetched = 0;
  const fetchOn = async (): Promise<void> => {
    for (let page = pages[next++]; page; page = pages[next++]) {
      await pos.fetch(page);
      fetched += 1;
      await writer.writeUpTo(Math.floor((documents.length * fetched) / pages.length));
    }
  };
  await Promise.all(Array.from({ length: pacing.concurrency }, fetchOn));
  await writer.finish();
  return documents.length;
}

function createWriter(firestore: Firestore, documents: readonly Stored[]) {
  const underWay = new Set<Promise<unknown>>();
  let written = 0;
  const writeSome = (until: number): void => {
    const batch = firestore.batch();
    for (const [path, data] of documents.slice(written, until))
      batch.set(firestore.doc(path), data);
    written = until;
    const commit = batch.commit().finally(() => underWay.delete(commit));
    underWay.add(commit);
  };
  return {
    async writeUpTo(count: number): Promise<void> {
      for (let until = written + BATCH; until <= count; until = written + BATCH) {
        writeSome(until);
        if (underWay.size >= BATCHES_AT_ONCE) await Promise.race(underWay);
      }
    },
    async finish(): Promise<void> {
      while (written < documents.length) writeSome(Math.min(documents.length, written + BATCH));
      await Promise.all(underWay);
    },
  };
}
