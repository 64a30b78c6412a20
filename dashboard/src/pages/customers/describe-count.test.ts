import { countOf, describeCount, describeList } from './describe-count';

const segments = {
  vip: 10,
  high_value: 20,
  frequent: 30,
  loyal: 40,
  regular: 0,
  new: 1_900,
  slipping: 100,
  at_risk: 200,
  churned: 227,
};
const stats = { segments };

describe('countOf', () => {
  it.each([
    ['everyone', {}, 2_527],
    ['everyone in another order', { sort: 'name_asc' }, 2_527],
    ['everyone for one letter, which is not looked for', { search: 'a' }, 2_527],
    ['one segment', { segment: 'at_risk' }, 200],
    ['two conditions', { segment: 'vip', atRisk: true }, null],
    ['another condition', { tier: 'gold' }, null],
    ['a search', { search: 'ann' }, null],
    ['a range of days', { lastOrderTo: '2026-01-31' }, null],
  ] as const)('knows %s as far as the server counts it', (_, filter, count) => {
    expect(countOf({ filter, shown: 50, more: true, stats })).toBe(count);
  });

  it('counts what was read to its end', () => {
    expect(countOf({ filter: { search: 'ann' }, shown: 7, more: false, stats })).toBe(7);
  });

  it('knows nothing of more before the server has counted', () => {
    expect(countOf({ filter: {}, shown: 50, more: true, stats: null })).toBeNull();
  });
});

describe('describeCount', () => {
  it.each([
    ['a count', { filter: {}, shown: 50, more: true, stats }, '2,527 customers'],
    ['one', { filter: {}, shown: 1, more: false, stats: null }, '1 customer'],
    ['more', { filter: { search: 'ann' }, shown: 100, more: true, stats }, '100+ customers'],
  ])('says %s', (_, facts, text) => {
    expect(describeCount(facts)).toBe(text);
  });
});

describe('describeList', () => {
  const facts = { filter: { search: 'ann' }, shown: 3, more: false, stats };

  it.each([
    ['what the server said', facts, { stale: false, online: true }, '3 customers'],
    ['nothing of what is only remembered', facts, { stale: true, online: true }, 'Looking'],
    [
      'what is remembered, as that',
      facts,
      { stale: true, online: false },
      '3 customers, as remembered',
    ],
    ['nothing before anything is read', null, { stale: false, online: true }, 'Looking'],
  ])('says %s', (_, known, how, text) => {
    expect(describeList(known, how)).toBe(text);
  });
});
