import { MAX_SEARCH_TERMS, MISSING_NAME_KEY } from '../model/customer-list';
import { searchTerm } from '../model/fold-name';
import { WORDLESS_PROFILE } from '../testing/wordless-profile';
import { toListEntry, type ListFacts } from './list';

const NONE: ListFacts = {
  id: 'alv_10231',
  profile: WORDLESS_PROFILE,
  crm: undefined,
  preferences: { categories: [] },
  churn: null,
};

const entryOf = (displayName: string | null, change: Partial<ListFacts> = {}) =>
  toListEntry({ ...NONE, profile: { ...WORDLESS_PROFILE, displayName }, ...change });

const liked = (category: 'vape' | 'edible') => ({
  category,
  units: 1,
  orders: 1,
  recentUnits: 1,
});

const churnOf = (risk: 'low' | 'medium' | 'high' | 'critical'): ListFacts['churn'] => ({
  score: 1,
  risk,
  trend: 'stable',
  parts: { silence: 0, fewOrders: 0, trend: 0 },
  text: '',
});

describe('what finds a customer', () => {
  it('is each beginning of the name from each word on, the phone ending and the id', () => {
    const profile = { ...WORDLESS_PROFILE, displayName: 'Zoë Lee', phoneLast4: '0123' };
    expect(toListEntry({ ...NONE, profile }).search).toStrictEqual([
      '0123',
      '10231',
      'alv 10231',
      'le',
      'lee',
      'lee z',
      'lee zo',
      'lee zoe',
      'zo',
      'zoe',
      'zoe l',
      'zoe le',
      'zoe lee',
    ]);
  });

  it.each([
    ['Maximiliana Featherstonehaugh', 'featherstonehaugh'],
    ['Maximiliana Featherstonehaugh', 'Maximiliana Featherstonehaugh'],
    ['Maximiliana Featherstonehaugh', 'featherstonehaugh, maximiliana'],
    ['Maria de la Cruz', 'de la cr'],
    ["Siobhán O'Brien-Lee", 'obrien lee'],
    ['\u202Eelohssa\u202C <img onerror=x>', 'IMG onerror'],
    ['김민준', '김민'],
    [null, 'customer #0231'],
    [null, 'alv_10231'],
    [null, '10231'],
  ])('%s is found by %j', (displayName, typed) => {
    expect(entryOf(displayName).search).toContain(searchTerm(typed));
  });

  it('is the corrected name and not the one the POS has', () => {
    const profile = {
      ...WORDLESS_PROFILE,
      displayName: 'Robn X',
      firstName: 'Robn',
      lastName: 'X',
    };
    const crm = { overrides: { firstName: 'Robin', lastName: 'Sample' } };
    const { search, nameKey } = toListEntry({ ...NONE, profile, crm });
    expect(search).toContain('robin sample');
    expect(search).not.toContain('robn');
    expect(nameKey).toBe('robin sample');
  });

  it('is never more than fits, whatever the till wrote', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}letters`).join(' ');
    for (const name of [words, 'x'.repeat(300), '𝒳'.repeat(300), '김'.repeat(300)]) {
      const { search, nameKey } = entryOf(name);
      expect(search.length).toBeLessThanOrEqual(MAX_SEARCH_TERMS);
      expect(Math.max(...search.map((term) => Array.from(term).length))).toBe(20);
      expect(Array.from(nameKey)).toHaveLength(60);
    }
  });
});

describe('what sorts and filters a customer', () => {
  it('puts missing names behind all others', () => {
    const keys = [null, 'Zoë', '🌿', 'Ольга', '김', 'Adam', 'guest'].map(
      (name) => entryOf(name).nameKey,
    );
    const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(sorted.slice(0, 4)).toStrictEqual(['adam', 'zoe', 'ольга', '김']);
    expect(sorted.slice(4)).toStrictEqual([MISSING_NAME_KEY, MISSING_NAME_KEY, MISSING_NAME_KEY]);
  });

  it('names the category they buy most', () => {
    const preferences = { categories: [liked('vape'), liked('edible')] };
    expect(entryOf('Robin', { preferences }).favourite).toBe('vape');
    expect(entryOf('Robin').favourite).toBeNull();
  });

  it.each([
    [churnOf('critical'), true],
    [churnOf('high'), true],
    [churnOf('medium'), false],
    [churnOf('low'), false],
    [null, false],
  ])('tells who is at risk', (churn, atRisk) => {
    expect(entryOf('Robin', { churn }).atRisk).toBe(atRisk);
  });
});
