import type {
  CustomerObservation,
  OrderObservation,
  ProductObservation,
} from '../model/observation';
import type { OrderContact } from '../model/order-contact';

interface Numbered {
  readonly id: string;
  readonly externalId: string;
  readonly updatedAt: Date;
  readonly observedAt: Date;
  readonly raw: string;
}

function number(index: number, at: Date): Numbered {
  return {
    id: `cur_${index}`,
    externalId: String(index),
    updatedAt: at,
    observedAt: at,
    raw: '{}',
  };
}

/** A customer of the cursor-paged POS. */
export function makeCustomer(index: number, at: Date): CustomerObservation {
  return {
    stream: 'customers',
    ...number(index, at),
    body: {
      displayName: `Robin ${index}`,
      firstName: 'Robin',
      lastName: String(index),
      guest: false,
      since: at,
      phoneLast4: null,
      hasEmail: false,
      hasPhone: false,
      birthYear: null,
      externalPoints: null,
      socialEquity: null,
    },
    contact: { email: null, phone: null, birthDate: null },
  };
}

/** A completed order of $10 at location 1000, by the customer of the same number. */
export function makeOrder(index: number, at: Date): OrderObservation {
  return {
    stream: 'orders',
    ...number(index, at),
    body: {
      customerId: `cur_${index}`,
      locationId: '1000',
      status: 'completed',
      rawStatus: 'completed',
      placedAt: at,
      businessDay: at.toISOString().slice(0, 10),
      totals: { subtotalCents: 1_000, taxCents: 0, discountCents: 0, totalCents: 1_000 },
      items: [],
      counted: true,
      paidInFull: true,
      fulfilment: 'retail',
      useType: null,
      paymentMethod: null,
    },
    contact: null,
  };
}

/** A product without stock. */
export function makeProduct(index: number, at: Date): ProductObservation {
  return {
    stream: 'products',
    ...number(index, at),
    body: {
      name: `Sample ${index}`,
      brand: null,
      category: 'flower',
      rawCategory: 'Flower',
      strain: null,
      stock: {},
      priceCents: null,
      retailPriceCents: null,
      outTheDoorPriceCents: null,
      potency: { thcPercent: null, cbdPercent: null },
      cannabis: true,
      expiresOn: null,
    },
    cost: null,
  };
}

/** An order like {@link makeOrder} without a customer, with which something was left; the phone number by default. */
export function makeNamedOrder(
  index: number,
  at: Date,
  contact: Partial<OrderContact> = { phone: '+13155550123' },
): OrderObservation {
  const made = makeOrder(index, at);
  const nothing = { displayName: null, firstName: null, lastName: null, email: null, phone: null };
  return {
    ...made,
    body: { ...made.body, customerId: null },
    contact: { ...nothing, ...contact },
  };
}
