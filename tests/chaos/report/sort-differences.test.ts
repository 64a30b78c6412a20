import type { SeedResult } from '../seed/run-seed';
import { sortDifferences } from './sort-differences';

const SEED: SeedResult = {
  seed: 1,
  ok: false,
  violations: [],
  waiting: [],
  differences: [],
  digest: '',
  fired: new Map(),
  branches: new Map(),
  ms: 0,
};

describe('differences by the kind of harm', () => {
  it('calls a document lost that is not there', () => {
    const differences = ['orders/alv_1\n    expected {"status":"completed"}\n    stored   nothing'];
    expect(sortDifferences([{ ...SEED, differences }])).toEqual({
      lost: 1,
      stale: 0,
      doubleCounted: 0,
      crossOrg: 0,
    });
  });

  it('calls insights double-counted that count more orders than there are, and stale otherwise', () => {
    const differences = [
      'insights/alv_1\n    expected {"orderCount":2}\n    stored   {"orderCount":3}',
      'insights/alv_2\n    expected {"orderCount":2}\n    stored   {"orderCount":1}',
      'customers/alv_3\n    expected {"guest":false}\n    stored   {"guest":true}',
    ];
    expect(sortDifferences([{ ...SEED, differences }])).toEqual({
      lost: 0,
      stale: 2,
      doubleCounted: 1,
      crossOrg: 0,
    });
  });

  it('counts writes that reached another organisation', () => {
    const violations = ['org: run#1 wrote orgs/cedar/orders/alv_1', 'fence: it went back'];
    expect(sortDifferences([{ ...SEED, violations }]).crossOrg).toBe(1);
  });
});
