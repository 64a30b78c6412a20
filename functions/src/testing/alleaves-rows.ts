import type { Row } from './scripted-alleaves';

/** A customer as the POS lists one; fields of `over` replace or add. */
export function customerRow(id: number, over: Row = {}): Row {
  return {
    id_customer: id,
    name_first: 'Robin',
    name_last: 'Sample',
    customer_name: 'Robin Sample',
    email: null,
    phone: null,
    phone2: null,
    date_of_birth: '1990-04-02',
    date_created: '2025-06-11T18:20:09.113Z',
    loyalty_points: 0,
    ...over,
  };
}

/** A completed order of $56.50 as the POS lists one. */
export function orderRow(id: number, over: Row = {}): Row {
  return {
    id_order: id,
    id_location: 1000,
    id_customer: 10231,
    name_first: 'Robin',
    name_last: 'Sample',
    email: null,
    phone: null,
    status: 'completed',
    id_status: 6,
    complete: true,
    cancel: false,
    void: false,
    paid_in_full: true,
    type: 'retail',
    use_type: 'adult',
    date_created: '2026-01-28T20:14:03.511Z',
    date_updated: '2026-01-28T20:21:47.090Z',
    subtotal: '50.00',
    tax: '6.50',
    discount: 0,
    total: '56.50',
    items: [lineRow(88121), lineRow(88122)],
    ...over,
  };
}

/** One unit of a pre-roll at $10. */
export function lineRow(id: number, over: Row = {}): Row {
  return {
    id_item: id,
    id_inventory_item: 1121,
    item: 'Sample Pre-Roll 1g',
    category: 'Category > Pre rolls',
    quantity: 1,
    price: 10,
    ...over,
  };
}

/** A sellable stock row: 46 of an edible at $15.82. */
export function stockRow(idItem: number, over: Row = {}): Row {
  return {
    id_item: idItem,
    id_batch: 1694,
    id_area: 1000,
    id_location: 1000,
    item: 'Sample Gummies 10pk',
    category: 'Category > Edibles',
    brand: 'Sample Brand ',
    strain: null,
    area_type: 'Retail',
    on_hand: 47,
    available: 46,
    price_retail: 0,
    price_otd: 0,
    price_retail_adult_use: 14,
    price_otd_adult_use: 15.82,
    price_retail_medical_use: 0,
    price_otd_medical_use: 0,
    cost_of_good: 7,
    batch_cost_of_good: 7,
    thc: null,
    cbd: null,
    compounds: [{ compound: 'THC %', result: '17.00000000' }],
    date_expire: '2026-12-01',
    is_cannabis: true,
    qc_hold: false,
    deleted: false,
    ...over,
  };
}
