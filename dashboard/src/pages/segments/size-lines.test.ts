import { sumMovers } from '@model/moves';
import type { Segment } from '@model/segment';
import { toSizeLines } from './size-lines';

const quiet = sumMovers([], { first: '2026-11-17', last: '2026-11-23' });

describe('the lines of sizes', () => {
  it('are drawn against the largest, and told as shares of all', () => {
    const sizes: Partial<Record<Segment, number>> = { vip: 10, churned: 40 };
    const lines = toSizeLines((segment) => sizes[segment] ?? 0, quiet);
    expect(lines.map(({ segment }) => segment)).toEqual([
      'vip',
      'high_value',
      'frequent',
      'loyal',
      'new',
      'slipping',
      'at_risk',
      'churned',
    ]);
    expect(lines[0]).toMatchObject({ customers: 10, share: 0.2, length: 0.25 });
    expect(lines[7]).toMatchObject({ customers: 40, share: 0.8, length: 1 });
  });

  it('are of no length where there is nobody', () => {
    expect(toSizeLines(() => 0, quiet)[0]).toMatchObject({ customers: 0, share: 0, length: 0 });
  });

  it('name the old regular segment while somebody is of it', () => {
    const lines = toSizeLines((segment) => (segment === 'regular' ? 1 : 0), quiet);
    expect(lines.map(({ segment }) => segment)).toContain('regular');
  });
});
