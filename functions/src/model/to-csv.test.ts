import { toCsv } from './to-csv';

describe('a CSV file', () => {
  it('is lines of fields', () => {
    const rows = [
      ['Customer', 'Orders'],
      ['alv_1', 12],
      ['', null],
    ];
    expect(toCsv(rows)).toBe('Customer,Orders\r\nalv_1,12\r\n,\r\n');
    expect(toCsv([])).toBe('');
  });

  it.each([
    [{ cents: 0 }, '0.00'],
    [{ cents: 5 }, '0.05'],
    [{ cents: 123_456 }, '1234.56'],
    [{ cents: -5 }, '-0.05'],
    [{ cents: -12_300 }, '-123.00'],
    [-3, '-3'],
  ])('writes %j as %s', (cell, field) => {
    expect(toCsv([[cell]])).toBe(`${field}\r\n`);
  });

  it.each([
    ['Sample, Robin', '"Sample, Robin"'],
    ['Robin "Rob" Sample', '"Robin ""Rob"" Sample"'],
    ['Sample; Robin', '"Sample; Robin"'],
    [' Robin', '" Robin"'],
    ['<img onerror=alert(1)>', '<img onerror=alert(1)>'],
    ['\u202Ereversed', '\u202Ereversed'],
    ['a\0b', 'ab'],
  ])('quotes what needs it: %j', (text, field) => {
    expect(toCsv([[text]])).toBe(`${field}\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x";"y")', '"\'=HYPERLINK(""http://x"";""y"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `" '=1"`],
    ['  =1', `"  '=1"`],
    ['\uFEFF=1', `"\uFEFF'=1"`],
    ['\0=1', "'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['﹦1', "'﹦1"],
    ['﹫SUM(A1)', "'﹫SUM(A1)"],
    ['Robin;=1+1', `"Robin;'=1+1"`],
    ['Robin; \t-1', `"Robin;  '-1"`],
    ['Robin;"=1+1&";', `"Robin;""'=1+1&"";"`],
    ['a;=1;b;+2', `"a;'=1;b;'+2"`],
  ])('disarms %j', (text, field) => {
    expect(toCsv([[text]])).toBe(`${field}\r\n`);
  });

  it.each([
    ['two\nlines', 'two lines'],
    ['two\r\n\r\nlines', 'two lines'],
    ['x\n=cmd|A0', 'x =cmd|A0'],
    ['a\tb\u2028c\u0085d', 'a b c d'],
    ['\rcmd', '" cmd"'],
  ])('leaves no cell and no line to begin inside of a text: %j', (text, field) => {
    expect(toCsv([[text]])).toBe(`${field}\r\n`);
  });

  it.each(['Robin = Sam', 'a-b', 'sam@example.test', 'x; y', 'Blue Dream; 3.5 g - indoor'])(
    'leaves alone what begins no formula: %j',
    (text) => {
      expect(
        toCsv([[text]])
          .replaceAll('"', '')
          .trimEnd(),
      ).toBe(text);
    },
  );
});
