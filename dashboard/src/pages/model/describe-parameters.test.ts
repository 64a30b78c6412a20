import { describeNewcomer, listParameters } from './describe-parameters';

const parameters = { r: 1.2, alphaDays: 40, a: 1, b: 4 };
const spendParameters = { p: 3, q: 7, vCents: 12_000 };

it('a fit says what to expect of a newcomer', () => {
  expect(describeNewcomer({ parameters, spendParameters }).map(({ value }) => value)).toEqual([
    '0.9',
    '20%',
    '$60.00',
  ]);
});

it('a fit without spend says nothing of money, and none says nothing', () => {
  expect(describeNewcomer({ parameters, spendParameters: null })).toHaveLength(2);
  expect(describeNewcomer({ parameters: null, spendParameters: null })).toEqual([]);
  const unbounded = { ...spendParameters, q: 1 };
  expect(describeNewcomer({ parameters: null, spendParameters: unbounded })).toEqual([]);
});

it('the fitted figures are listed as they are', () => {
  expect(listParameters({ parameters, spendParameters: null })).toEqual([
    { label: 'r', value: '1.200' },
    { label: 'alphaDays', value: '40.00' },
    { label: 'a', value: '1.000' },
    { label: 'b', value: '4.000' },
  ]);
});
