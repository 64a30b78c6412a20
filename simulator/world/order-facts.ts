/** How an order reached the store. */
export const ORDER_TYPES = ['retail', 'pickup', 'delivery'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** One unit of an order. */
export interface OrderLine {
  readonly lineId: number;
  readonly itemIndex: number;
  readonly unitCents: number;
}

/** Money of an order; `totalCents` = subtotal − discount + tax. */
export interface OrderMoney {
  readonly subtotalCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
}

/** An order as the simulator keeps it. */
export interface OrderFacts extends OrderMoney {
  /** Slot of the customer; −1 for an anonymous sale. */
  readonly customer: number;
  /** Index of the location. */
  readonly location: number;
  readonly type: OrderType;
  /** Position in `STATUS_KINDS`. */
  readonly status: number;
  readonly paidInFull: boolean;
  readonly placedAtMs: number;
  readonly updatedAtMs: number;
}
