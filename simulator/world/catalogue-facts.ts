/** What a category looks like in the captured stock list. */
export interface CategoryFacts {
  /** As the POS writes it. */
  readonly text: string;
  readonly label: string;
  /** Products out of 374. */
  readonly items: number;
  /** How many of them have two rows. */
  readonly doubles: number;
  /** Shelf price before tax, whole dollars. */
  readonly priceFrom: number;
  readonly priceTo: number;
  readonly form: string | null;
  readonly sizes: readonly string[];
  readonly weight: { readonly value: number; readonly uom: string; readonly short: string } | null;
  readonly cannabis: boolean;
  /** Priced by the generic fields, not by the adult-use ones. */
  readonly genericPrice: boolean;
}

const GRAMS = { uom: 'Grams', short: 'g' };
const MILLIGRAMS = { uom: 'Milligrams', short: 'mg' };
const sold = { cannabis: true, genericPrice: false };
const unsold = { cannabis: false, genericPrice: true, weight: null, form: null };

/** The categories of the capture, with its counts: 374 products, 21 of them with two rows, so 395 rows. */
export const CATEGORY_FACTS: readonly CategoryFacts[] = [
  {
    text: 'Category > Flower',
    label: 'Flower',
    items: 87,
    doubles: 6,
    priceFrom: 25,
    priceTo: 60,
    form: 'Whole Flower',
    sizes: ['3.5g', '7g'],
    weight: { value: 3.5, ...GRAMS },
    ...sold,
  },
  {
    text: 'Category > Vapes',
    label: 'Vape',
    items: 83,
    doubles: 6,
    priceFrom: 28,
    priceTo: 65,
    form: 'Extract',
    sizes: ['0.5g', '1g'],
    weight: { value: 1, ...GRAMS },
    ...sold,
  },
  {
    text: 'Category > Edibles',
    label: 'Gummies',
    items: 72,
    doubles: 5,
    priceFrom: 10,
    priceTo: 32,
    form: 'Edible',
    sizes: ['10pk', '20pk'],
    weight: { value: 100, ...MILLIGRAMS },
    ...sold,
  },
  {
    text: 'Category > Pre rolls',
    label: 'Pre-Roll',
    items: 71,
    doubles: 4,
    priceFrom: 8,
    priceTo: 30,
    form: 'Pre-Roll',
    sizes: ['1g', '5pk'],
    weight: { value: 1, ...GRAMS },
    ...sold,
  },
  {
    text: 'Category > Concentrate',
    label: 'Rosin',
    items: 20,
    doubles: 0,
    priceFrom: 30,
    priceTo: 70,
    form: 'Concentrate',
    sizes: ['1g'],
    weight: { value: 1, ...GRAMS },
    ...sold,
  },
  {
    text: 'Category > Beverages',
    label: 'Seltzer',
    items: 13,
    doubles: 0,
    priceFrom: 6,
    priceTo: 14,
    form: 'Liquid Form',
    sizes: ['12oz'],
    weight: { value: 10, ...MILLIGRAMS },
    ...sold,
  },
  {
    text: 'Category > Gift Cards',
    label: 'Gift Card',
    items: 10,
    doubles: 0,
    priceFrom: 25,
    priceTo: 100,
    sizes: ['Plain', 'Festive'],
    ...unsold,
  },
  {
    text: 'Category > Accessories',
    label: 'Grinder',
    items: 7,
    doubles: 0,
    priceFrom: 5,
    priceTo: 40,
    sizes: ['Small', 'Large'],
    ...unsold,
  },
  {
    text: 'Category > Tinctures',
    label: 'Tincture',
    items: 7,
    doubles: 0,
    priceFrom: 30,
    priceTo: 60,
    form: 'Liquid Form',
    sizes: ['30mL'],
    weight: { value: 300, ...MILLIGRAMS },
    ...sold,
  },
  {
    text: 'Category > Topicals',
    label: 'Balm',
    items: 3,
    doubles: 0,
    priceFrom: 20,
    priceTo: 50,
    form: 'Topical',
    sizes: ['2oz'],
    weight: { value: 200, ...MILLIGRAMS },
    ...sold,
  },
  {
    text: 'Uncategorized',
    label: 'Sundry',
    items: 1,
    doubles: 0,
    priceFrom: 15,
    priceTo: 20,
    form: 'Other',
    sizes: ['Each'],
    weight: null,
    ...sold,
  },
];

/** Rows of the capture: every share below is out of these. */
export const CAPTURED_ROWS = 395;
/** Batches that lie in two areas, per 21 products with two rows. */
export const SPLIT_BATCH_SHARE = 2 / 21;

/** How many rows of the capture lack a field. */
export const NULLS = {
  stockRecord: 82,
  brand: 63,
  vendor: 1,
  strain: 101,
  id_strain: 363,
  uom_weight_net_short: 246,
  weight_useable: 16,
  delivery_route: 17,
  metrc: 39,
  vendor_metrc_facility_license_number: 86,
  date_expire: 285,
  thc: 373,
  cost: 219,
  id_test_result: 268,
  priority: 86,
  compounds: 200,
  threshold: 350,
} as const;

/** Rows in a `Damaged` area, out of the capture's. */
export const DAMAGED_ROWS = 4;
/** Rows whose `available` is one below `on_hand`. */
export const RESERVED_ROWS = 10;
/** Units over all rows. */
export const CAPTURED_ON_HAND = 4_172;

export const BRANDS = [
  'Sample Brand ',
  'Example Farms',
  'Placeholder Labs',
  'Testfield',
  'Specimen & Co ',
  'Mockwood',
] as const;
export const VENDORS = ['Sample Vendor', 'Example Distribution', 'Placeholder Wholesale'] as const;
export const STRAINS = [
  'Alpha Haze',
  'Beta Kush',
  'Gamma Diesel',
  'Delta Dream',
  'Epsilon Cookies',
  'Zeta Punch',
] as const;

/** The state's tax on adult-use sales, in percent: what an order adds and what an out-the-door price contains. */
export const TAX_PERCENT = 13;
/** What the generic out-the-door price adds. */
export const GENERIC_TAX_PERCENT = 8;
