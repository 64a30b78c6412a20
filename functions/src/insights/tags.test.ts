import { allTagsOf } from '../model/customer-tags';
import { autoTagsOf } from './tags';
import type { TagFacts } from './tags';

const REGULAR: TagFacts = {
  segment: 'loyal',
  spendTier: 'bronze',
  preferences: {
    priceRange: 'mid',
    categories: [{ category: 'other' }, { category: 'pre_roll' }],
    products: [{ name: 'Blue Dream 3.5g' }, { name: 'Gummies' }],
  },
  orderCount: 5,
  spentCents: 50_000,
  daysSinceLast: 14,
};
const PLAIN: TagFacts = {
  ...REGULAR,
  preferences: { priceRange: 'mid', categories: [], products: [] },
  orderCount: 4,
  spentCents: 49_999,
};

describe('autoTagsOf', () => {
  it('gives the first six in order', () => {
    expect(autoTagsOf(REGULAR)).toStrictEqual([
      'Loyal',
      'Bronze Tier',
      'Mid Buyer',
      'Prefers Pre-Rolls',
      'Buys Blue Dream 3.5g',
      'Repeat Buyer',
    ]);
  });

  it('goes on with spend and silence where others do not apply', () => {
    expect(autoTagsOf({ ...PLAIN, orderCount: 5, spentCents: 50_000 })).toStrictEqual([
      'Loyal',
      'Bronze Tier',
      'Mid Buyer',
      'Repeat Buyer',
      'High LTV',
      'Recently Active',
    ]);
  });

  it.each<[number, string[]]>([
    [0, ['Recently Active']],
    [14, ['Recently Active']],
    [15, []],
    [59, []],
    [60, ['Needs Win-Back']],
    [89, ['Needs Win-Back']],
    [90, ['Churn Risk']],
    [900, ['Churn Risk']],
  ])('after %i days of silence adds %j', (daysSinceLast, tags) => {
    expect(autoTagsOf({ ...PLAIN, daysSinceLast })).toStrictEqual([
      'Loyal',
      'Bronze Tier',
      'Mid Buyer',
      ...tags,
    ]);
  });

  it('claims nothing of those who never bought but segment and tier', () => {
    const never = { ...PLAIN, segment: 'new', orderCount: 0, spentCents: 0, daysSinceLast: null };
    expect(autoTagsOf({ ...never, segment: 'new' })).toStrictEqual(['New', 'Bronze Tier']);
  });
});

describe('allTagsOf', () => {
  it("puts staff's tags first and repeats none in whatever case", () => {
    expect(
      allTagsOf(['Staff pick', 'LOYAL ', ' ', 'staff PICK'], ['Loyal', 'Gold Tier']),
    ).toStrictEqual(['Staff pick', 'LOYAL', 'Gold Tier']);
  });
});
