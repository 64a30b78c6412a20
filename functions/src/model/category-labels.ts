import type { Category } from './category';

/** What staff read for each category. */
export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  flower: 'Flower',
  pre_roll: 'Pre-Rolls',
  vape: 'Vapes',
  concentrate: 'Concentrates',
  edible: 'Edibles',
  beverage: 'Beverages',
  tincture: 'Tinctures',
  topical: 'Topicals',
  accessory: 'Accessories',
  gift_card: 'Gift Cards',
  other: 'Other',
};
