import { countRows } from './count-rows';

describe('countRows', () => {
  it.each([
    ['nothing', '', 0],
    ['two rows', 'a,b\r\nc,d\r\n', 2],
    ['a line break inside of a value', '"a\nb",c\r\n', 1],
    ['quotes inside of a value', '"say ""hi""\n",c\n"x"\n', 2],
  ])('counts %s', (_, csv, rows) => {
    expect(countRows(csv)).toBe(rows);
  });
});
