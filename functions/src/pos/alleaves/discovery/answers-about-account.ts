import { isJsonObject } from '../json';
import type { Evidence } from './answer-questions';
import type { Answer, EndpointFinding } from './discovery';
import type { Envelope } from './describe-envelope';
import type { Paging } from './probe-paging';

const FORMS: Readonly<Record<Envelope['form'], string>> = {
  array: 'a bare array',
  numbered: 'an object with the keys 0, 1, 2 and so on',
  named: 'an object with the list under a name',
  'empty object': 'an empty object',
  record: 'one record',
  unknown: 'a form that we cannot read',
};

/** Names that tell of a customer who is gone, or who is somebody else. */
const GONE = ['deleted', 'active', 'archived', 'merged', 'id_merged', 'merged_into', 'inactive'];

/** Answers about paging, limits, logins, webhooks and customers. */
export function answersAboutAccount(evidence: Evidence): Answer[] {
  return [
    answerFilter(evidence),
    answerPageSize(evidence),
    answerLimits(evidence),
    answerWebhooks(evidence),
    answerGone(evidence),
    {
      number: 14,
      question: 'Does an account lock after failed logins?',
      sure: 'open',
      answer: 'Not tried: it could lock the account.',
    },
    answerEnvelope(evidence),
  ];
}

function answerFilter({ customerFilter, rows }: Evidence): Answer {
  const dated = countWith(rows.customers, 'date_updated');
  const has = `${dated} of ${rows.customers.length} customers have a date_updated`;
  const words = {
    works: ['hint', `A filter for a future date returned nobody, so it filters; ${has}.`],
    ignored: ['seen', `No: the filter was ignored; ${has}.`],
    refused: ['seen', `No: the filter was refused; ${has}.`],
    absent: ['seen', 'No: there is no such list.'],
    forbidden: ['open', 'This account may not list customers.'],
    unreadable: ['open', 'The answer could not be read.'],
    away: ['open', 'There was no answer.'],
  } as const;
  const [sure, answer] = words[customerFilter];
  const question = 'Does /customer/search take a filter on date_updated?';
  return { number: 3, question, sure, answer };
}

function answerPageSize({ paging }: Evidence): Answer {
  const sizes = paging
    .filter(({ stream }) => stream !== 'products')
    .map(({ stream, largestPage }) =>
      largestPage === null
        ? `${stream}: too few to tell`
        : `${stream}: a page had ${largestPage} rows`,
    );
  const isSeen = paging.some(({ largestPage }) => largestPage !== null);
  return {
    number: 4,
    question: 'How large may a page of customers and orders be?',
    sure: isSeen ? 'seen' : 'open',
    answer: `${sizes.join('; ')} (100, 250, 500 and 1,000 are tried).`,
  };
}

function answerLimits({ requests, tooMany }: Evidence): Answer {
  const question = 'How many requests a second does the POS take?';
  const answer =
    tooMany === 0
      ? `More than were sent: none of ${requests} was called one too many.`
      : `Fewer than were sent: ${tooMany} of ${requests} were called too many, also when sent again later.`;
  return { number: 8, question, sure: tooMany === 0 ? 'hint' : 'seen', answer };
}

function answerWebhooks({ deliveries, endpoints }: Evidence): Answer {
  const found = endpoints
    .filter(({ name, outcome }) => /webhook|subscription/.test(name) && isThere(outcome))
    .map(({ name }) => name);
  const paths =
    found.length === 0 ? 'No path about them was found.' : `Found: ${found.join(', ')}.`;
  const question = 'Are there webhooks, and what signs them?';
  if (deliveries === null || deliveries === 0)
    return { number: 9, question, sure: 'open', answer: `None has been delivered yet. ${paths}` };
  const answer = `Yes: ${deliveries} deliveries with a valid signature were logged lately. ${paths}`;
  return { number: 9, question, sure: 'seen', answer };
}

function isThere(outcome: EndpointFinding['outcome']): boolean {
  return outcome === 'answered' || outcome === 'forbidden' || outcome === 'refused';
}

function answerGone({ rows: { customers } }: Evidence): Answer {
  const found = GONE.filter((name) => countWith(customers, name) > 0);
  const question = 'Does a merged or deleted customer show?';
  return found.length === 0
    ? { number: 11, question, sure: 'open', answer: 'No field of customers speaks of it.' }
    : { number: 11, question, sure: 'hint', answer: `Customers have ${found.join(', ')}.` };
}

function answerEnvelope({ paging }: Evidence): Answer {
  const customers = paging.find(({ stream }) => stream === 'customers');
  const question = 'What is the list of customers wrapped in?';
  if (!customers?.envelope)
    return { number: 15, question, sure: 'open', answer: 'It could not be asked for.' };
  const { form, hasTotal } = customers.envelope;
  const total = hasTotal ? 'with a count of all' : 'without a count of all';
  const end = describeEnd(customers.beyondEnd);
  return { number: 15, question, sure: 'seen', answer: `In ${FORMS[form]}, ${total}; ${end}.` };
}

function describeEnd(beyondEnd: Paging['beyondEnd']): string {
  if (beyondEnd === null) return 'a page beyond the end did not come';
  if (beyondEnd === 'rows') return 'a page beyond the end has rows again';
  if (beyondEnd === 'empty array') return 'a page beyond the end is an empty array';
  return `a page beyond the end is ${FORMS[beyondEnd]}`;
}

/** Rows in which a field is neither absent nor null. */
function countWith(rows: readonly unknown[], name: string): number {
  return rows.filter((row) => isJsonObject(row) && (row[name] ?? null) !== null).length;
}
