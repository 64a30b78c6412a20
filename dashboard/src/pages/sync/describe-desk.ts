import type { DeadLetter } from '@model/dead-letter';
import type { Hold, Quarantine } from '@model/quarantine';
import type { Stream } from '@model/source';
import { formatCount, formatPlural } from '../../format/numbers';
import type { Tone } from '../../ui/badge';

const SINGULAR: Readonly<Record<Stream, string>> = {
  customers: 'customer',
  orders: 'order',
  products: 'product',
};

/** Records of a kind: `1 customer`, `2,527 orders`. */
export function describeRecords(count: number, stream: Stream): string {
  return formatPlural(count, SINGULAR[stream]);
}

/** A record of the point of sale as people name it: `Order 10231`. */
export function describeRow({
  stream,
  externalId,
}: Pick<Quarantine, 'stream' | 'externalId'>): string {
  const name = SINGULAR[stream].replace(/^./, (letter) => letter.toUpperCase());
  return externalId === null ? `${name} without an id` : `${name} ${externalId}`;
}

/** What made sync stop and ask. */
export function describeHold({ stream, reason, expected, seen }: Hold): string {
  return reason === 'empty_walk'
    ? `The point of sale named no ${stream} at all, where ${formatCount(expected)} are known.`
    : `The point of sale named ${formatCount(seen)} of ${describeRecords(expected, stream)}.`;
}

/** What a decision about held deletions has led to, or what there is to decide. */
export function describeHoldState({ state, ids, stream }: Hold): { tone: Tone; text: string } {
  if (state === 'confirmed')
    return {
      tone: 'warn',
      text: `To be deleted by the next complete sync that misses just these ${describeRecords(ids.length, stream)}.`,
    };
  if (state === 'rejected')
    return { tone: 'plain', text: 'Kept. The same records are not asked about again.' };
  return ids.length === 0
    ? {
        tone: 'warn',
        text: 'There is nothing to confirm. It ends by itself when the point of sale names some again; if it does not, look there.',
      }
    : {
        tone: 'warn',
        text: 'Nothing is deleted until somebody confirms. If they still exist in the point of sale, keep them.',
      };
}

/** What was given up. */
export function describeLetter(letter: DeadLetter): string {
  if (letter.kind === 'run') return `A sync of ${letter.streams.join(', ') || 'single records'}`;
  const { customers, days, products } = letter.effects;
  const parts = [
    ...(customers.length > 0 ? [formatPlural(customers.length, 'customer')] : []),
    ...(days.length > 0 ? [formatPlural(days.length, 'day')] : []),
    ...(products.length > 0 ? [formatPlural(products.length, 'product')] : []),
  ];
  return parts.length === 0 ? 'Computing figures' : `Computing the figures of ${parts.join(', ')}`;
}
