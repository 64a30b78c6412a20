import { createHash } from 'node:crypto';
import { transitionSchema, type Transition } from '../model/transition';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

/** The write that adds a move to the journal. It conflicts when that move is there already. */
export function transitionWrite(orgId: string, transition: Transition): Write {
  const path = pathOf('transition', { org: orgId, id: transitionId(transition) });
  return { op: 'create', path, data: { ...transition } };
}

/** The same for the same move, and spread evenly, so that moves of neighbours are no hot spot. */
function transitionId({ customerId, number }: Pick<Transition, 'customerId' | 'number'>): string {
  return createHash('sha256').update(`${customerId}/${number}`).digest('base64url').slice(0, 20);
}

/** One customer's moves, oldest first. */
export function journeyQuery(orgId: string, customerId: string, limit: number): Query {
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [['customerId', '==', customerId]],
    orderBy: [['number', 'asc']],
    limit,
  };
}

/** All moves of a stretch of time, oldest first. */
export function movesQuery(orgId: string, { from, until }: { from: Date; until: Date }): Query {
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [
      ['at', '>=', from],
      ['at', '<', until],
    ],
    orderBy: [['at', 'asc']],
  };
}

/** What a query of transitions finds. @throws {CorruptDocument} */
export async function readTransitions(db: Reader, query: Query): Promise<Transition[]> {
  return (await db.query(query)).flatMap(
    (document) => parseDocument(transitionSchema, document) ?? [],
  );
}
