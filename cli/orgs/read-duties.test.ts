import { dutiesSchema, type Duties } from '../../functions/src/model/org';
import { DUTY_OPTIONS, limitsOf, readDuties, type TypedDuties } from './read-duties';

const USUAL: Duties = {
  overlapDays: 2,
  openOrderDays: 60,
  recheckDays: 14,
  recheckEveryHours: 24,
  fullWalkEveryDays: 7,
};

it('has an option for every duty', () => {
  expect(DUTY_OPTIONS.map(({ name }) => name)).toStrictEqual(Object.keys(dutiesSchema.shape));
});

it('takes what is typed, else what an organisation has, else the defaults', () => {
  expect(readDuties({}, null)).toStrictEqual(USUAL);
  const before = { ...USUAL, openOrderDays: 90, recheckDays: 30 };
  expect(readDuties({ recheckDays: '21', overlapDays: '14' }, before)).toStrictEqual({
    overlapDays: 14,
    openOrderDays: 90,
    recheckDays: 21,
    recheckEveryHours: 24,
    fullWalkEveryDays: 7,
  });
});

it.each<[TypedDuties, string]>([
  [{ overlapDays: '0' }, '--overlap-days must be a whole number of days from 1 to 14.'],
  [{ openOrderDays: '366' }, '--open-order-days must be a whole number of days from 1 to 365.'],
  [{ recheckDays: '1.5' }, '--recheck-days must be a whole number of days from 1 to 90.'],
  [
    { recheckEveryHours: 'daily' },
    '--recheck-every-hours must be a whole number of hours from 1 to 168.',
  ],
  [
    { fullWalkEveryDays: '' },
    '--full-walk-every-days must be a whole number of days from 1 to 90.',
  ],
])('refuses %p in one sentence', (typed, message) => {
  expect(() => readDuties(typed, USUAL)).toThrow(message);
});

it('knows the least, the most and the usual', () => {
  expect(limitsOf('recheckEveryHours')).toStrictEqual({ min: 1, max: 168, usual: 24 });
});
