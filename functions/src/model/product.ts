import { z } from 'zod';
import { categorySchema } from './category';
import { businessDaySchema, centsSchema } from './primitives';
import { sourceSchema } from './source';

/** One location's sellable stock of a product, summed over batches and areas. */
export const stockSchema = z.strictObject({
  onHand: z.number(),
  available: z.number(),
  priceCents: centsSchema.nullable(),
  lowStockThreshold: z.number().nullable(),
});
export type Stock = z.infer<typeof stockSchema>;

/** What a product says, whoever observed it; the part that the content hash covers. */
export const productBodySchema = z.strictObject({
  name: z.string(),
  brand: z.string().nullable(),
  category: categorySchema,
  rawCategory: z.string().nullable(),
  strain: z.string().nullable(),
  /** By POS location id. */
  stock: z.record(z.string(), stockSchema),
  /** What a buyer pays: the first positive of the POS's price fields. Null means unknown; a price is never derived from cost. */
  priceCents: centsSchema.nullable(),
  retailPriceCents: centsSchema.nullable(),
  outTheDoorPriceCents: centsSchema.nullable(),
  potency: z.strictObject({ thcPercent: z.number().nullable(), cbdPercent: z.number().nullable() }),
  cannabis: z.boolean(),
  /** The earliest expiry among the sellable batches. */
  expiresOn: businessDaySchema.nullable(),
});
export type ProductBody = z.infer<typeof productBodySchema>;

/** `orgs/{org}/products/{id}` */
export const productSchema = productBodySchema.extend({ source: sourceSchema });
export type Product = z.infer<typeof productSchema>;

/** `…/products/{id}/private/cost`: never in a view that customers or the public could reach. */
export const productCostSchema = z.strictObject({ costCents: centsSchema });
export type ProductCost = z.infer<typeof productCostSchema>;
