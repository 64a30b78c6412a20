import { foldName, searchTerm } from './fold-name';

describe('foldName', () => {
  it.each([
    ['  Robin   SAMPLE ', 'robin sample'],
    ['José Ñandú', 'jose nandu'],
    ["O'Brien", 'obrien'],
    ['O’Brien-Lee, Jr.', 'obrien lee jr'],
    ['Łukasz Straße Ægir Søren', 'lukasz strasse aegir soren'],
    ['İpek Işık', 'ipek isik'],
    ['\u202Eevil\u202C \u200Fname', 'evil name'],
    ['Zo\u0308e', 'zoe'],
    ['김민준', '김민준'],
    ['Ольга', 'ольга'],
    ['<img onerror=alert(1)>', 'img onerror alert 1'],
    ['🌿', ''],
  ])('makes %j %j', (text, folded) => {
    expect(foldName(text)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });
});

describe('searchTerm', () => {
  it.each([
    ['Ro', 'ro'],
    ['robin s', 'robin s'],
    ['robin ', 'robin'],
    ['alv_10231', 'alv 10231'],
    ['10231', '10231'],
    ['0123', '0123'],
    ['(315) 555-0123', '0123'],
    ['+1 315 555 0123', '0123'],
    ['Maximiliana Featherstonehaugh', 'maximiliana feathers'],
    ['김민준', '김민준'],
  ])('looks for %j as %j', (text, term) => {
    expect(searchTerm(text)).toBe(term);
  });

  it.each(['', ' ', 'r', '7', '🌿', '--'])('looks for nothing when %j is typed', (text) => {
    expect(searchTerm(text)).toBeNull();
  });
});
