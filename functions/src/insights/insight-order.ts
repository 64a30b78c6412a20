import type { Order } from '../model/order';

/** The part of a stored order that insights are made of. */
export interface InsightOrder extends Pick<
  Order,
  'placedAt' | 'businessDay' | 'locationId' | 'counted' | 'totals' | 'items'
> {
  /** The document's id: names the order, however often it is passed. */
  readonly id: string;
}
