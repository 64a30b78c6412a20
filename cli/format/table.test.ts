import { formatTable } from './table';

it('aligns columns and ends no line with spaces', () => {
  expect(
    formatTable([
      ['a', 'long cell', ''],
      ['longer', 'b', 'end'],
    ]),
  ).toStrictEqual(['a       long cell', 'longer  b          end']);
});

it('makes no lines of no rows', () => {
  expect(formatTable([])).toStrictEqual([]);
});
