import type { Product } from '../../functions/src/model/product';

/** A product as it is stored, that says nothing unusual but what `change` says. */
export function makeProduct(change: Partial<Product> = {}): Product {
  return {
    name: 'Sample Flower',
    brand: null,
    category: 'flower',
    rawCategory: 'Flower',
    strain: null,
    stock: {},
    priceCents: 1_000,
    retailPriceCents: null,
    outTheDoorPriceCents: null,
    potency: { thcPercent: null, cbdPercent: null },
    cannabis: true,
    expiresOn: null,
    source: {
      provider: 'alleaves',
      externalId: '1',
      version: { updatedAt: null, observedAt: new Date(), hash: 'h' },
      stub: false,
      companion: true,
      firstSeenAt: new Date(),
      deletedAt: null,
    },
    ...change,
  };
}
