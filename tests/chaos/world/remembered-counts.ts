import type {
  AggregateResult,
  Database,
  Reader,
  Write,
  WriteTime,
} from '../../../functions/src/store/database';
import type { Aggregate } from '../../../functions/src/store/query';

/** Answers by question, of each collection. */
type Remembered = Map<string, Map<string, AggregateResult>>;

/**
 * A database that is asked to count a collection again only once something in it may have been written since. Everything
 * must be written through it, and nothing while it counts.
 */
export function rememberCounts(inner: Database): Database {
  return open(inner, new Map());
}

function open(inner: Database, remembered: Remembered): Database {
  return {
    ...inner,
    aggregate: (aggregates) => count(inner, remembered, aggregates),
    atOneTime: (read) =>
      inner.atOneTime((reader) =>
        read({ ...reader, aggregate: (aggregates) => count(reader, remembered, aggregates) }),
      ),
    commit: (writes) => commit(inner, remembered, writes),
    metered: () => open(inner.metered(), remembered),
  };
}

/** What was refused may have been written all the same. */
async function commit(
  inner: Database,
  remembered: Remembered,
  writes: readonly Write[],
): Promise<WriteTime> {
  try {
    return await inner.commit(writes);
  } finally {
    for (const { path } of writes) remembered.delete(path.slice(0, path.lastIndexOf('/')));
  }
}

async function count(
  reader: Pick<Reader, 'aggregate'>,
  remembered: Remembered,
  aggregates: readonly Aggregate[],
): Promise<AggregateResult[]> {
  const asked = aggregates.map((aggregate) => ({
    aggregate,
    answers: answersOf(remembered, aggregate),
    question: JSON.stringify(aggregate),
  }));
  const unknown = asked.filter(({ answers, question }) => !answers.has(question));
  const counted = await reader.aggregate(unknown.map(({ aggregate }) => aggregate));
  for (const [index, { answers, question }] of unknown.entries()) {
    const answer = counted[index];
    if (answer) answers.set(question, answer);
  }
  return asked.flatMap(({ answers, question }) => answers.get(question) ?? []);
}

/** Counts over all collections of a name are not remembered: what is written tells only its own. */
function answersOf(remembered: Remembered, { query }: Aggregate): Map<string, AggregateResult> {
  const answers = remembered.get(query.collection) ?? new Map<string, AggregateResult>();
  if (!query.everywhere) remembered.set(query.collection, answers);
  return answers;
}
