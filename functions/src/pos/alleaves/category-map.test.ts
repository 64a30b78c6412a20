import { toCategory } from './category-map';

describe('categories', () => {
  it.each([
    ['Category > Flower', 'flower'],
    ['Category > Pre rolls', 'pre_roll'],
    ['Category > Vapes', 'vape'],
    ['Concentrate', 'concentrate'],
    ['Category > Menu > Edibles ', 'edible'],
    ['BEVERAGES', 'beverage'],
    ['Tinctures', 'tincture'],
    ['Topicals', 'topical'],
    ['Accessories', 'accessory'],
    ['Gift Cards', 'gift_card'],
    ['Uncategorized', 'other'],
    ['Category > Clones', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('%j is %s', (text, category) => {
    expect(toCategory(text)).toBe(category);
  });
});
