import * as fc from 'fast-check';
import { CATEGORIES } from './category';
import { SORTS, type CustomerFilter } from './customer-filter';
import { fromSearchParams, toSearchParams } from './customer-filter-params';
import { TIERS } from './insights';
import { RFM_GROUPS } from './rfm';
import { SEGMENTS, VALUE_BANDS } from './segment';

const WHOLE: CustomerFilter = {
  search: "O'Brien & 100% <b>",
  segment: 'at_risk',
  tier: 'gold',
  rfmGroup: 'champions',
  valueBand: 'vip',
  category: 'pre_roll',
  atRisk: true,
  lastOrderFrom: '2026-01-01',
  lastOrderTo: '2026-02-28',
  sort: 'name_asc',
};

describe('a filter in an address', () => {
  it('is short, and nothing for the plain list', () => {
    expect(toSearchParams({ segment: 'vip', atRisk: true })).toBe('segment=vip&risk=high');
    expect(toSearchParams({})).toBe('');
    expect(toSearchParams({ sort: 'lastOrder_desc', search: '' })).toBe('');
  });

  it('is read back as it was', () => {
    expect(fromSearchParams(toSearchParams(WHOLE))).toEqual(WHOLE);
    expect(fromSearchParams(`?${toSearchParams(WHOLE)}`)).toEqual(WHOLE);
    expect(fromSearchParams('')).toEqual({});
  });

  it('is read back whatever it holds', () => {
    const day = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    const filters = fc.record(
      {
        segment: fc.constantFrom(...SEGMENTS),
        tier: fc.constantFrom(...TIERS),
        rfmGroup: fc.constantFrom(...RFM_GROUPS),
        valueBand: fc.constantFrom(...VALUE_BANDS),
        category: fc.constantFrom(...CATEGORIES),
        atRisk: fc.constant(true as const),
        lastOrderFrom: day,
        lastOrderTo: day,
        sort: fc.constantFrom(...SORTS.filter((sort) => sort !== 'lastOrder_desc')),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        expect(fromSearchParams(toSearchParams(filter))).toEqual(filter);
      }),
    );
  });

  it.each([
    ['segment=platinum&tier=vip&rfm=x&value=&category=drugs&sort=age', {}],
    ['risk=low&risk=high', {}],
    ['from=2026-02-30&to=tomorrow', {}],
    ['from=0000-00-00&to=99999-01-01', {}],
    ['q=%20%20&utm_source=mail', {}],
    ['q=%E0%A4%A&segment=vip', { search: '\uFFFD%A', segment: 'vip' }],
    ['segment=__proto__&constructor=1', {}],
    [`q=${'x'.repeat(500)}`, { search: 'x'.repeat(100) }],
  ])('leaves out what is broken: %s', (text, filter) => {
    expect(fromSearchParams(text)).toEqual(filter);
  });
});
