import { z } from 'zod';
import { instantSchema } from './primitives';

/** A product that buyers of another one buy more often than others do. */
export const coPurchasePartnerSchema = z.strictObject({
  productId: z.string(),
  /** Customers who bought both, ever. */
  customers: z.int().min(1),
  /** As many would have, were the two bought independently: the product of both buyers' counts over all customers. To three decimals. */
  expectedCustomers: z.number().min(0),
  /** `customers` over the exact expectation, to three decimals. */
  lift: z.number().positive(),
});
export type CoPurchasePartner = z.infer<typeof coPurchasePartnerSchema>;

/** What customers of the org buy together; one weekly fit. Bounded, but with more than 500 fields: exempt it from indexing. */
export const coPurchaseFitSchema = z.strictObject({
  asOf: instantSchema,
  /** Customers with a product on a counted order. */
  customers: z.int().min(0),
  /** The most widely bought products that have partners, most buyers first; ties by id. */
  products: z
    .array(
      z.strictObject({
        productId: z.string(),
        /** Customers who bought it. */
        customers: z.int().min(1),
        /** Strongest first. */
        partners: z.array(coPurchasePartnerSchema).min(1).max(10),
      }),
    )
    .max(500),
});
export type CoPurchaseFit = z.infer<typeof coPurchaseFitSchema>;
