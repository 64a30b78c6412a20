import { findArrivals } from './find-arrivals';

const known = new Set(['c', 'd']);

describe('findArrivals', () => {
  it('finds what came before and between those that are known', () => {
    expect(findArrivals(['a', 'b', 'c', 'x', 'd'], known)).toEqual(['a', 'b', 'x']);
  });

  it('leaves out what was read on', () => {
    expect(findArrivals(['c', 'd', 'e', 'f'], known)).toEqual([]);
  });

  it('takes everything for an arrival in a list that was empty', () => {
    expect(findArrivals(['a'], new Set())).toEqual(['a']);
  });

  it('finds nothing where nothing of the list is known any more', () => {
    expect(findArrivals(['e', 'f'], known)).toEqual([]);
  });
});
