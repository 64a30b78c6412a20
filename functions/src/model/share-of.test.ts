import { shareOf } from './share-of';

it('spreads ids that differ by a digit evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let id = 0; id < 10_000; id += 1) {
    const tenth = Math.floor(shareOf(`org-${id}`) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});
