import { countWaitingLetters } from '../../../functions/src/store/dead-letters';
import { formatAmount } from '../../format/numbers';
import { findingOf, type OrgCheck } from './check';

/** Whether work was given up and waits for somebody. */
export const checkDeadLetters: OrgCheck = async (view) => {
  const waiting = await countWaitingLetters(view.connection.db, view.orgId);
  if (waiting === 0) return [];
  return [
    findingOf(view, 'dead-letters', {
      what: `${formatAmount(waiting, 'dead letter')} waiting: work that was given up after it had failed again and again.`,
      remedy: 'Put right what the reasons name, and have them tried again.',
      call: `dead-letters list ${view.orgId}`,
    }),
  ];
};
