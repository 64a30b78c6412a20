import { lastListAddress, noteSearch } from './last-search';

describe('the way back to the list', () => {
  it('leads to the list that was looked at last, of the same organisation', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(lastListAddress(storage, 'maple')).toBe('/customers');
    noteSearch(storage, 'maple', 'segment=vip&sort=spent_desc');
    expect(lastListAddress(storage, 'maple')).toBe('/customers?segment=vip&sort=spent_desc');
    expect(lastListAddress(storage, 'oak')).toBe('/customers');
    noteSearch(storage, 'maple', '');
    expect(lastListAddress(storage, 'maple')).toBe('/customers');
  });
});
