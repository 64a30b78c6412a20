import type { Category } from '../../model/category';

/** The one table from the POS's category names, in lower case, to ours. */
export const CATEGORY_OF: ReadonlyMap<string, Category> = new Map([
  ['flower', 'flower'],
  ['pre rolls', 'pre_roll'],
  ['pre roll', 'pre_roll'],
  ['pre-rolls', 'pre_roll'],
  ['pre-roll', 'pre_roll'],
  ['vapes', 'vape'],
  ['vape', 'vape'],
  ['concentrate', 'concentrate'],
  ['concentrates', 'concentrate'],
  ['edibles', 'edible'],
  ['edible', 'edible'],
  ['beverages', 'beverage'],
  ['beverage', 'beverage'],
  ['tinctures', 'tincture'],
  ['tincture', 'tincture'],
  ['topicals', 'topical'],
  ['topical', 'topical'],
  ['accessories', 'accessory'],
  ['accessory', 'accessory'],
  ['gift cards', 'gift_card'],
  ['gift card', 'gift_card'],
]);

/** Our category of a POS text such as `Category > Pre rolls`: its last part decides; unknown and none are `other`. */
export function toCategory(text: string | null): Category {
  const name = (text ?? '').split(' > ').at(-1) ?? '';
  return CATEGORY_OF.get(name.trim().toLowerCase()) ?? 'other';
}
