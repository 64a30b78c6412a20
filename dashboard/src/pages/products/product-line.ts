import type { Product } from '@model/product';
import {
  daysOfStock,
  isInDemand,
  trendOf,
  unitsPerDay,
  type ProductSales,
} from '@model/product-stats';

/** What a row of the catalogue shows of one product. */
export interface ProductLine {
  readonly id: string;
  readonly product: Product;
  /** At the location chosen, else the product's; null when the POS has none. */
  readonly priceCents: number | null;
  /** Pieces that can be sold at the location chosen, else everywhere. */
  readonly available: number;
  /** Where it is at or below what the POS calls low there: ids of locations, of the one chosen alone where one is. */
  readonly lowAt: readonly string[];
  readonly units28: number;
  readonly perDay: number;
  /** The change against the four weeks before: 0.5 is half as much again; null when there is nothing to compare with. */
  readonly trend: number | null;
  /** How long the stock lasts at the pace of the last four weeks; null when none was sold in them. */
  readonly daysLeft: number | null;
  readonly inDemand: boolean;
  /** Pieces that are missing to last as long as a trend is read from, four weeks, at the pace of the last ones. */
  readonly toOrder: number;
}

/** A product with what was sold of it, at one location or, with null, at all of them. */
export function toProductLine(
  id: string,
  product: Product,
  { sales, locationId }: { sales: ProductSales | undefined; locationId: string | null },
): ProductLine {
  const stocks = Object.entries(product.stock).filter(
    ([place]) => locationId === null || place === locationId,
  );
  const available = stocks.reduce((sum, [, stock]) => sum + stock.available, 0);
  const own = locationId === null ? null : (stocks[0]?.[1].priceCents ?? null);
  return {
    id,
    product,
    priceCents: own ?? product.priceCents,
    available,
    lowAt: stocks.flatMap(([place, { available: left, lowStockThreshold }]) =>
      lowStockThreshold !== null && left <= lowStockThreshold ? [place] : [],
    ),
    units28: sales?.units28 ?? 0,
    perDay: sales ? unitsPerDay(sales) : 0,
    trend: sales ? trendOf(sales) : null,
    daysLeft: daysOfStock(available, sales),
    inDemand: sales ? isInDemand(sales) : false,
    toOrder: Math.max(0, Math.ceil((sales?.units28 ?? 0) - Math.max(0, available))),
  };
}

/** Whether a location has anything to do with a product: it keeps stock of it, or has sold it lately. All of them together always have. */
export function isCarried(
  { stock }: Pick<Product, 'stock'>,
  { sales, locationId }: { sales: ProductSales | undefined; locationId: string | null },
): boolean {
  return locationId === null || Object.hasOwn(stock, locationId) || sales !== undefined;
}
