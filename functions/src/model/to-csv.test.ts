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
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
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
    ['\t=1', "'\t=1"],
    ['\rcmd', '"\'\rcmd"'],
    ['\ncmd', '"\'\ncmd"'],
    ['  =1', "'  =1"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['\0=1', "'=1"],
    ['＝1', "'＝1"],
  ])('disarms %j', (text, field) => {
    expect(toCsv([[text]])).toBe(`${field}\r\n`);
  });
});
