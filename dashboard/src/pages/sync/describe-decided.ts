import type { RowsDecided } from '@model/callables';
import { formatPlural } from '../../format/numbers';

/** What became of records in quarantine, in a sentence or two. */
export function describeDecided(
  action: 'retry' | 'dismiss',
  { done, withoutId, notWaiting }: RowsDecided,
): string {
  const records = formatPlural(done.length, 'record');
  const main =
    done.length === 0
      ? 'Nothing was done.'
      : action === 'retry'
        ? `${records} asked for again. What can be read now leaves this list within a few minutes.`
        : `${records} dismissed.`;
  const lost =
    withoutId.length > 0
      ? ` ${formatPlural(withoutId.length, 'record')} without an id can only be dismissed.`
      : '';
  const late =
    notWaiting.length > 0
      ? ` ${formatPlural(notWaiting.length, 'record')} had been dealt with already.`
      : '';
  return `${main}${lost}${late}`;
}
