import { createHash } from 'node:crypto';
import { transitionSchema, type Transition } from '../model/transition';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

const PAGE = 500;

/** The write that adds a move to the journal. It conflicts when that move is there already. */
export function transitionWrite(orgId: string, transition: Transition): Write {
  const path = pathOf('transition', { org: orgId, id: transitionId(transition) });
  return { op: 'create', path, data: { ...transition } };
}

/** The same for the same move, and spread evenly, so that moves of neighbours are no hot spot. */
function transitionId({ customerId, number }: Pick<Transition, 'customerId' | 'number'>): string {
  return createHash('sha256').update(`${customerId}/${number}`).digest('base64url').slice(0, 20);
}

/** One page of one customer's moves, oldest first. @param after number of a move; 0 to begin. */
export function journeyQuery(
  orgId: string,
  customerId: string,
  page: { after: number; limit: number },
): Query {
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [['customerId', '==', customerId]],
    orderBy: [['number', 'asc']],
    limit: page.limit,
    startAfter: [page.after],
  };
}

/** All moves of one customer, oldest first: their journey. @throws {CorruptDocument} */
export async function readJourney(
  db: Reader,
  orgId: string,
  customerId: string,
  pageSize = PAGE,
): Promise<Transition[]> {
  const journey: Transition[] = [];
  for (;;) {
    const page = { after: journey.at(-1)?.number ?? 0, limit: pageSize };
    const documents = await db.query(journeyQuery(orgId, customerId, page));
    journey.push(...documents.flatMap((one) => parseDocument(transitionSchema, one) ?? []));
    if (documents.length < pageSize) return journey;
  }
}

/**
 * The writes that delete a customer's whole journey, in commits: a move carries no name, but figures of one person. Comes
 * after what makes sure that no move is added.
 */
export async function journeyRemovals(
  db: Reader,
  orgId: string,
  customerId: string,
): Promise<Write[][]> {
  const commits: Write[][] = [];
  let after = 0;
  for (;;) {
    const documents = await db.query(journeyQuery(orgId, customerId, { after, limit: PAGE }));
    if (documents.length > 0) commits.push(documents.map(({ path }) => ({ op: 'delete', path })));
    if (documents.length < PAGE) return commits;
    after = Number(documents.at(-1)?.data?.['number']);
  }
}
