import { z } from 'zod';
import {
  wireCents,
  wireContact,
  wireDay,
  wireFlag,
  wireId,
  wireInstant,
  wireNumber,
  wireOptionalNumber,
  wireText,
} from './wire-values';

/**
 * What we read of the POS's rows. Tolerant: unknown fields are ignored, absent, null and empty are one, numbers may
 * be text. A field that is present and unreadable is an issue, never a default. Spellings in reading order.
 */
export const wireLocation = z.object({
  id_location: wireId,
  location: wireText,
  timezone: wireText,
  active: wireFlag,
});

export const wireCustomer = z.object({
  id_customer: wireId,
  id: wireId,
  name_first: wireContact,
  first_name: wireContact,
  customer_first_name: wireContact,
  firstName: wireContact,
  name_last: wireContact,
  last_name: wireContact,
  customer_last_name: wireContact,
  lastName: wireContact,
  customer_name: wireContact,
  name: wireContact,
  full_name: wireContact,
  email: wireContact,
  customer_email: wireContact,
  phone: wireContact,
  customer_phone: wireContact,
  phone_number: wireContact,
  cell_phone: wireContact,
  phone2: wireContact,
  date_of_birth: wireDay,
  birthday: wireDay,
  birth_date: wireDay,
  date_created: wireInstant,
  customer_since: wireInstant,
  created_at: wireInstant,
  date_updated: wireInstant,
  updated_at: wireInstant,
  loyalty_points: wireOptionalNumber,
  equity_status: z.unknown().optional(),
  equityStatus: z.unknown().optional(),
});
export type WireCustomer = z.infer<typeof wireCustomer>;

export const wireOrderLine = z.object({
  id_inventory_item: wireId,
  item: wireText,
  product_name: wireText,
  name: wireText,
  quantity: wireNumber,
  qty: wireNumber,
  price: wireCents,
  unit_price: wireCents,
  category: wireText,
});
export type WireOrderLine = z.infer<typeof wireOrderLine>;

/** Who bought, where a row nests it: read only to tell the id, and for anonymous orders whom it names. */
const wireBuyer = z.object({
  id: wireId,
  id_customer: wireId,
  name: wireContact,
  first_name: wireContact,
  last_name: wireContact,
  email: wireContact,
  phone: wireContact,
});
const NO_BUYER: z.infer<typeof wireBuyer> = {
  id: null,
  id_customer: null,
  name: null,
  first_name: null,
  last_name: null,
  email: null,
  phone: null,
};

export const wireOrder = z.object({
  id_order: wireId,
  id: wireId,
  id_location: wireId,
  locationId: wireId,
  id_customer: wireId,
  customer: z.unknown().optional().pipe(wireBuyer).catch(NO_BUYER),
  name_first: wireContact,
  name_last: wireContact,
  customer_first_name: wireContact,
  customer_last_name: wireContact,
  customer_name: wireContact,
  email: wireContact,
  customer_email: wireContact,
  phone: wireContact,
  customer_phone: wireContact,
  status: wireText,
  id_status: wireText,
  complete: wireFlag,
  cancel: wireFlag,
  void: wireFlag,
  verified: wireFlag,
  packed: wireFlag,
  paid_in_full: wireFlag,
  type: wireText,
  use_type: wireText,
  payment_method: wireText,
  date_created: wireInstant,
  created_at: wireInstant,
  date_updated: wireInstant,
  updated_at: wireInstant,
  subtotal: wireCents,
  tax: wireCents,
  discount: wireCents,
  total: wireCents,
  amount: wireCents,
  items: z.array(wireOrderLine, {
    error: ({ input }) => (input === undefined || input === null ? 'is missing' : 'is not a list'),
  }),
});
export type WireOrder = z.infer<typeof wireOrder>;

export const wireStockRow = z.object({
  id_item: wireId,
  id_batch: wireText,
  id_area: wireText,
  id_location: wireId,
  item: wireText,
  category: wireText,
  brand: wireText,
  strain: wireText,
  area_type: wireText,
  on_hand: wireNumber,
  available: wireNumber,
  qc_hold: wireFlag,
  deleted: wireFlag,
  price_otd_adult_use: wireCents,
  price_otd_medical_use: wireCents,
  price_otd: wireCents,
  price_retail_adult_use: wireCents,
  price_retail_medical_use: wireCents,
  price_retail: wireCents,
  cost_of_good: wireCents,
  batch_cost_of_good: wireCents,
  thc: wireOptionalNumber,
  cbd: wireOptionalNumber,
  compounds: z
    .array(z.object({ compound: wireText, result: wireOptionalNumber }))
    .nullish()
    .catch(null),
  date_expire: wireDay,
  is_cannabis: wireFlag,
  threshold_low_quantity: wireOptionalNumber,
  location_threshold_low_quantity_value: wireOptionalNumber,
});
export type WireStockRow = z.infer<typeof wireStockRow>;
