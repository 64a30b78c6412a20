import type { CustomerObservation, Rejection } from '../model/observation';
import { makeCustomer } from './cursor-records';

/** What must be nowhere after an erasure, and in no line of the logs ever. */
export const SENTINELS = [
  'Zanzibara',
  'Quillfeather',
  'zq@sentinel.example',
  '3155550142',
  '1987-06-05',
];

/** Customer 1 of the cursor-paged POS, full of personal data. */
export function sentinelPerson(at: Date): CustomerObservation {
  const raw = JSON.stringify({ id: 1, name: SENTINELS.slice(0, 2).join(' '), rest: SENTINELS });
  const made = makeCustomer(1, at);
  return {
    ...made,
    raw,
    body: {
      ...made.body,
      displayName: 'Zanzibara Quillfeather',
      firstName: 'Zanzibara',
      lastName: 'Quillfeather',
      phoneLast4: '0142',
      hasEmail: true,
      hasPhone: true,
    },
    contact: { email: 'zq@sentinel.example', phone: '+13155550142', birthDate: '1987-06-05' },
  };
}

/** The same person's row, broken, so that it goes to quarantine. */
export function brokenSentinelRow(at: Date): Rejection {
  const { raw } = sentinelPerson(at);
  return {
    stream: 'customers',
    externalId: '1',
    observedAt: at,
    raw,
    reasons: ['date_created: is no date'],
  };
}

/** Paths of the documents that hold personal data of the person. */
export function tracesOf(
  documents: Iterable<readonly [path: string, data: unknown]>,
  words: readonly string[] = SENTINELS,
): string[] {
  return [...documents].flatMap(([path, data]) => {
    const text = JSON.stringify(data);
    return words.some((word) => text.includes(word)) ? [path] : [];
  });
}
