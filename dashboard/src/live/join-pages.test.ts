import { joinPages } from './join-pages';

const rowsOf = (ids: string) => ids.split('').map((id) => ({ id, value: id }));
const join = (head: string, before: string, later: string): string =>
  joinPages(rowsOf(head), { head: rowsOf(before), rows: rowsOf(later) })
    .map(({ id }) => id)
    .join('');

describe('joinPages', () => {
  it('is the first page alone until another is read', () => {
    expect(joinPages(rowsOf('abc'), undefined)).toStrictEqual(rowsOf('abc'));
  });

  it.each([
    ['nothing has changed', 'abc', 'abc', 'def', 'abcdef'],
    ['a new row pushed one off the first page', 'xab', 'abc', 'def', 'xabcdef'],
    ['new rows pushed all off the first page', 'xyz', 'abc', 'def', 'xyzabcdef'],
    ['a row came up from a later page', 'eab', 'abc', 'def', 'eabcdf'],
    ['a row of the first page is gone', 'acd', 'abc', 'def', 'acdef'],
  ])('has each row once when %s', (_, head, before, later, joined) => {
    expect(join(head, before, later)).toBe(joined);
  });
});
