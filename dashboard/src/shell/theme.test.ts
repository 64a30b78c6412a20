import { keepTheme, readTheme } from './theme';

const storageWith = (kept: string | null) => ({ getItem: () => kept });

describe('the appearance', () => {
  it.each([
    [null, 'system'],
    ['dark', 'dark'],
    ['light', 'light'],
    ['purple', 'system'],
  ])('kept as %s is %s', (kept, theme) => {
    expect(readTheme(storageWith(kept))).toBe(theme);
  });

  it('is read as it was kept', () => {
    const kept = new Map<string, string>();
    keepTheme({ setItem: (key, value) => kept.set(key, value) }, 'dark');
    expect(readTheme({ getItem: (key) => kept.get(key) ?? null })).toBe('dark');
  });
});
