import { createHash } from 'node:crypto';
import { STREAMS } from '../../../functions/src/model/source';
import type { Database } from '../../../functions/src/store/database';
import { Chronicle } from '../world/chronicle';
import { findBrokenJourneys } from './broken-journeys';
import { AT_REST, listKept } from './expected-gone';
import { expectSide, type Side } from './expected-side';
import type { TruthRows } from './read-truth';
import { textsIn, type Row } from './rows';
import { readStoredSide, type StoredSide } from './stored-side';
import { findTraces } from './traces';

/** How what is stored compares with the truth. */
export interface Comparison {
  /** Fingerprints of both sides: equal when and only when nothing differs. */
  readonly expected: string;
  readonly stored: string;
  /** One line for each document that differs. */
  readonly differences: readonly string[];
}

/** Compares what an organisation has stored with what the point of sale says and what was done that it does not tell. */
export async function compareWithTruth(
  db: Database,
  orgId: string,
  truth: TruthRows,
  chronicle = new Chronicle(),
): Promise<Comparison> {
  const stored = await readStoredSide(db, orgId);
  const expected: Side = { ...expectSide(truth, stored, chronicle), journeys: new Map() };
  const { person } = chronicle;
  const found: Side = {
    customers: stored.customers,
    insights: new Map([...stored.insights].map(([id, one]) => [id, one?.value ?? null])),
    orders: stored.orders,
    products: stored.products,
    stats: new Map([['current', stored.stats]]),
    ...stored.companions,
    holds: sayHolds(stored, chronicle),
    erasures: stored.erasures,
    quarantine: listWithoutRecord(stored),
    journeys: await findBrokenJourneys(db, orgId),
    traces: person?.asked ? await findTraces(db, orgId, person.words) : new Map(),
  };
  return {
    expected: digest(expected),
    stored: digest(found),
    differences: Object.keys(expected).flatMap((name) =>
      listDifferences(name, expected[name] ?? new Map(), found[name] ?? new Map()),
    ),
  };
}

/** Only a no that still holds is told apart from other questions that wait for nobody. */
function sayHolds({ holds }: StoredSide, chronicle: Chronicle): Map<string, Row> {
  return new Map(
    STREAMS.map((stream) => {
      const hold = holds.get(stream) ?? AT_REST;
      const waits = hold['state'] === 'open' || hold['state'] === 'confirmed';
      const stands = hold['state'] === 'rejected' && listKept(chronicle, stream).size > 0;
      const ids = textsIn(hold, 'ids').toSorted();
      return [stream, waits || stands ? { ...hold, ids } : AT_REST];
    }),
  );
}

/** Rows that are set aside and of which there is no record either. */
function listWithoutRecord({ quarantine, customers, orders, products }: StoredSide): Side[string] {
  const records = { customers, orders, products };
  const hasRecord = (key: string): boolean =>
    STREAMS.some((stream) => records[stream].has(key.replace(`${stream}-`, 'alv_')));
  return new Map([...quarantine].filter(([key]) => !hasRecord(key)));
}

function listDifferences(
  name: string,
  expected: ReadonlyMap<string, unknown>,
  stored: ReadonlyMap<string, unknown>,
): string[] {
  const ids = [...new Set([...expected.keys(), ...stored.keys()])].toSorted();
  return ids.flatMap((id) => {
    const [wanted, found] = [canonical(expected.get(id)), canonical(stored.get(id))];
    return wanted === found ? [] : [`${name}/${id}\n    expected ${wanted}\n    stored   ${found}`];
  });
}

function digest(side: Side): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(side).toSorted())
    for (const [id, value] of [...(side[name] ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`${name}/${id} ${canonical(value)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
