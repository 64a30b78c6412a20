import { toCategoryMix } from './category-mix';

const goods = (salesCents: number) => ({ units: 1, salesCents });

describe('the mix of categories', () => {
  it('begins with what sold most, with its share now and before', () => {
    const mix = toCategoryMix(
      { vape: goods(2_500), flower: goods(7_500) },
      { flower: goods(1_000), edible: goods(3_000) },
    );
    expect(mix).toEqual([
      { category: 'flower', label: 'Flower', salesCents: 7_500, share: 0.75, shareBefore: 0.25 },
      { category: 'vape', label: 'Vapes', salesCents: 2_500, share: 0.25, shareBefore: 0 },
      { category: 'edible', label: 'Edibles', salesCents: 0, share: 0, shareBefore: 0.75 },
    ]);
  });

  it('has nothing to compare with when the day before sold nothing', () => {
    expect(toCategoryMix({ vape: goods(100) }, {})).toEqual([
      { category: 'vape', label: 'Vapes', salesCents: 100, share: 1, shareBefore: null },
    ]);
  });

  it('is empty when neither day sold anything, and shares nothing out when goods had no price', () => {
    expect(toCategoryMix({}, {})).toEqual([]);
    expect(toCategoryMix({ other: goods(0) }, {})[0]?.share).toBe(0);
  });
});
