import { viewProblem, withoutView, withView } from './plan-views';

const lapsed = { name: 'Lapsed', page: 'customers', search: 'segment=at_risk' } as const;
const best = { name: 'Best', page: 'customers', search: 'segment=vip' } as const;
const open = { name: 'Best', page: 'orders', search: 'status=ready' } as const;

describe('saved views', () => {
  it('stand by name', () => {
    expect(withView([lapsed], best)).toStrictEqual([best, lapsed]);
  });

  it('are replaced by one of the same name and page', () => {
    const changed = { ...best, search: 'segment=vip&sort=name_asc' };
    expect(withView([best, lapsed], changed)).toStrictEqual([changed, lapsed]);
  });

  it('keep those of other pages', () => {
    expect(withoutView([best, open], best)).toStrictEqual([open]);
  });

  it.each([
    ['no name', '  ', 'Give it a name.'],
    ['a name too long', 'x'.repeat(61), 'At most 60 letters.'],
    ['a name', 'Mine', null],
  ])('say of %s what is wrong', (_, name, problem) => {
    expect(viewProblem([], { ...best, name })).toBe(problem);
  });

  it('hold no endless search', () => {
    const problem = 'Search for less: this is too long to be saved.';
    expect(viewProblem([], { ...best, search: 'x'.repeat(1001) })).toBe(problem);
  });

  it('are thirty at most, but one of them can be saved again', () => {
    const full = Array.from({ length: 30 }, (__, index) => ({ ...best, name: `v${index}` }));
    const problem = 'You have 30 views already. Delete one first.';
    expect(viewProblem(full, { ...best, name: 'new' })).toBe(problem);
    expect(viewProblem(full, { ...best, name: 'v3' })).toBeNull();
  });
});
