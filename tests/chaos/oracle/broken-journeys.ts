import type { Database, StoredDocument } from '../../../functions/src/store/database';
import { below, type Row } from './rows';

interface Move {
  readonly number: unknown;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * What is wrong with the journeys between segments, by customer: moves are numbered from 1 without a gap, each begins where the
 * one before ended, the last one ends where the customer is, and the customer knows how many there are.
 */
export async function findBrokenJourneys(
  db: Database,
  orgId: string,
): Promise<Map<string, string>> {
  const list = (name: string) => db.query({ collection: `orgs/${orgId}/${name}` });
  const journeys = toJourneys(await list('transitions'));
  const broken = new Map<string, string>();
  for (const { id, data } of await list('customers')) {
    const problem = problemOf(data ?? {}, journeys.get(id) ?? []);
    if (problem !== null) broken.set(id, problem);
    journeys.delete(id);
  }
  for (const id of journeys.keys()) broken.set(id, 'moves without being a customer');
  return broken;
}

function toJourneys(documents: readonly StoredDocument[]): Map<string, Move[]> {
  const journeys = new Map<string, Move[]>();
  for (const { data } of documents) {
    const { customerId, number, from, to } = data ?? {};
    const id = String(customerId);
    journeys.set(id, [...(journeys.get(id) ?? []), { number, from, to }]);
  }
  for (const moves of journeys.values()) moves.sort((a, b) => Number(a.number) - Number(b.number));
  return journeys;
}

function problemOf(customer: Row, moves: readonly Move[]): string | null {
  if ((customer['moves'] ?? 0) !== moves.length)
    return `counts ${String(customer['moves'])} moves of ${moves.length}`;
  for (const [index, { number, from, to }] of moves.entries()) {
    if (number !== index + 1) return `move ${index + 1} is called ${String(number)}`;
    const before = moves[index - 1];
    if (from === to || (before && before.to !== from))
      return `move ${index + 1} from ${String(from)} to ${String(to)}, after one to ${String(before?.to)}`;
  }
  const last = moves.at(-1);
  const { segment } = below(customer, 'insights');
  if (!last || customer['insights'] === null || last.to === segment) return null;
  return `ends in ${String(last.to)} and is in ${String(segment)}`;
}
