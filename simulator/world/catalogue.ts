import { apportion, at } from './columns';
import { CATEGORY_FACTS, NULLS, CAPTURED_ROWS, BRANDS, STRAINS, VENDORS } from './catalogue-facts';
import type { CategoryFacts } from './catalogue-facts';
import { Random, STREAM } from './random';

/** A product of the catalogue. */
export interface Item {
  readonly index: number;
  readonly id: number;
  readonly category: CategoryFacts;
  readonly strain: string | null;
  readonly vendor: string | null;
  name: string;
  brand: string | null;
  /** Shelf price before tax. */
  priceCents: number;
  /** Whether the price stands in the generic fields. */
  readonly genericPrice: boolean;
  /** Whether the price stands in the adult-use fields; one accessory has both. */
  readonly adultPrice: boolean;
  deleted: boolean;
}

const FIRST_ITEM_ID = 1000;

/** How many products each category has, and how many of them have two rows. The totals are exact. */
export function planCategories(
  products: number,
  stockRows: number,
): { category: CategoryFacts; items: number; doubles: number }[] {
  const items = apportion(
    products,
    CATEGORY_FACTS.map((facts) => facts.items),
  );
  const wanted = apportion(
    stockRows - products,
    CATEGORY_FACTS.map((facts) => facts.doubles),
  );
  const doubles = wanted.map((count, index) => Math.min(count, at(items, index)));
  let open = stockRows - products - doubles.reduce((left, right) => left + right, 0);
  return CATEGORY_FACTS.map((category, index) => {
    const extra = Math.min(open, at(items, index) - at(doubles, index));
    open -= extra;
    return { category, items: at(items, index), doubles: at(doubles, index) + extra };
  });
}

function nullable<T>(random: Random, nulls: number, make: () => T): T | null {
  const value = make();
  return random.chance(nulls / CAPTURED_ROWS) ? null : value;
}

/** The products, in id order. Names are unique. */
export function makeItems(seed: number, products: number, stockRows: number): Item[] {
  const random = new Random(seed, STREAM.catalogue);
  const items: Item[] = [];
  let adultPricedAccessory = false;
  for (const { category, items: count } of planCategories(products, stockRows)) {
    for (let number = 1; number <= count; number += 1) {
      const strain = category.cannabis
        ? nullable(random, NULLS.strain, () => random.pick(STRAINS))
        : null;
      const both = category.label === 'Grinder' && !adultPricedAccessory;
      if (both) adultPricedAccessory = true;
      items.push({
        index: items.length,
        id: FIRST_ITEM_ID + items.length,
        category,
        strain,
        name: `Sample ${strain ?? 'Classic'} ${category.label} ${random.pick(category.sizes)} No. ${number}`,
        brand: nullable(random, NULLS.brand, () => random.pick(BRANDS)),
        vendor: items.length === 0 ? null : random.pick(VENDORS),
        priceCents: random.int(category.priceFrom * 2, category.priceTo * 2) * 50,
        genericPrice: category.genericPrice,
        adultPrice: !category.genericPrice || both,
        deleted: false,
      });
    }
  }
  return items;
}
