import { describeDecided } from './describe-decided';

const NONE = { done: [], withoutId: [], notWaiting: [] };

it('says what was asked for again, and what cannot be', () => {
  const decided = { ...NONE, done: ['a', 'b'], withoutId: ['c'] };
  expect(describeDecided('retry', decided)).toBe(
    '2 records asked for again. What can be read now leaves this list within a few minutes. 1 record without an id can only be dismissed.',
  );
});

it('says what was dismissed, and what somebody else was faster with', () => {
  const decided = { ...NONE, done: ['a'], notWaiting: ['b', 'c'] };
  expect(describeDecided('dismiss', decided)).toBe(
    '1 record dismissed. 2 records had been dealt with already.',
  );
});

it('says so when nothing was done', () => {
  expect(describeDecided('retry', { ...NONE, withoutId: ['a'] })).toBe(
    'Nothing was done. 1 record without an id can only be dismissed.',
  );
});
