import * as fc from 'fast-check';
import { retentionOf } from '../../model/cohorts';
import { areStale, CohortCounter, type CohortOrder } from './cohort-counter';

const NOW = new Date('2026-03-01T00:00:00Z');
const order = (day: string, locationId = '1000', counted = true): CohortOrder => ({
  businessDay: day,
  counted,
  locationId,
  placedAt: new Date(`${day}T12:00:00Z`),
});

function cohortsOf(customers: readonly (readonly CohortOrder[])[]) {
  const counter = new CohortCounter();
  for (const orders of customers) counter.add(orders);
  return counter.finish(7, NOW);
}

describe('CohortCounter', () => {
  it('counts who came back, by month and by place of the first sale', () => {
    const stats = cohortsOf([
      [order('2026-02-03'), order('2026-01-05', '2000'), order('2026-02-20')],
      [order('2026-01-09'), order('2025-12-30', '1000', false)],
      [order('2025-12-30', '1000', false)],
      [],
    ]);
    expect(stats).toStrictEqual({
      cohorts: {
        '2026-01': { customers: 2, active: { '2026-01': 2, '2026-02': 1 } },
      },
      locations: {
        '1000': { '2026-01': { customers: 1, active: { '2026-01': 1 } } },
        '2000': { '2026-01': { customers: 1, active: { '2026-01': 1, '2026-02': 1 } } },
      },
      sales: 7,
      computedAt: NOW,
    });
    const [cohort] = Object.values(stats.cohorts);
    expect(
      cohort && ['2026-01', '2026-02', '2026-03'].map((month) => retentionOf(cohort, month)),
    ).toStrictEqual([1, 0.5, 0]);
  });

  it('goes by the day of the store that sold, and has nobody come back before they came', () => {
    const east = { ...order('2026-03-01', 'east'), placedAt: new Date('2026-03-01T05:30:00Z') };
    const west = { ...order('2026-02-28', 'west'), placedAt: new Date('2026-03-01T06:00:00Z') };
    const { cohorts, locations } = cohortsOf([[east, west]]);
    const february = {
      '2026-02': { customers: 1, active: { '2026-02': 1, '2026-03': 1 } },
    };
    expect(cohorts).toStrictEqual(february);
    expect(locations).toStrictEqual({ west: february });
  });

  it('says the same in whichever sequence orders and customers come', () => {
    const drawn = fc.record({
      day: fc.constantFrom('2025-11-03', '2025-12-04', '2026-01-05'),
      locationId: fc.constantFrom('1000', '2000'),
      counted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(drawn, { maxLength: 5 }), { maxLength: 5 }), (customers) => {
        const made = customers.map((orders) =>
          orders.map((one) => order(one.day, one.locationId, one.counted)),
        );
        const turned = made.map((orders) => orders.toReversed()).toReversed();
        expect(cohortsOf(turned)).toStrictEqual(cohortsOf(made));
      }),
    );
  });
});

const after = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe('areStale', () => {
  const standing = { ...cohortsOf([]), sales: 100 };

  it.each([
    ['stand for a week', standing, 100, 6.9, false],
    ['are made anew after it', standing, 100, 7, true],
    ['stand while a tenth of the sales comes', standing, 110, 1, false],
    ['or goes', standing, 90, 1, false],
    ['are made anew when more does', standing, 111, 1, true],
    ['or less is left', standing, 89, 1, true],
    ['are made when there are none', null, 0, 0, true],
    ['stand where nothing was ever sold', { ...standing, sales: 0 }, 0, 1, false],
  ])('%s', (_, cohorts, sales, days, expected) => {
    expect(areStale(cohorts, sales, after(days))).toBe(expected);
  });
});
