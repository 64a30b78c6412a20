import { list, refuse } from './answer';
import type { Answer, Route } from './answer';
import type { Pos } from './pos';

const RULES = [
  {
    id_discount: 3001,
    name: 'Edible Monday',
    description: null,
    discount_type: 'percent',
    discount_value: 20,
    active: true,
    start_date: '2026-01-01T00:00:00.000Z',
    end_date: '2026-12-31T23:59:59.000Z',
    conditions: { categories: ['Edibles'] },
    badge_text: '20% OFF',
    priority: 5,
  },
  {
    id_discount: 3002,
    name: 'Welcome',
    description: 'First visit',
    discount_type: 'amount',
    discount_value: 5,
    active: false,
    start_date: null,
    end_date: null,
    conditions: {},
    badge_text: '$5 OFF',
    priority: 1,
  },
] as const;

const forbidden = (): Answer => refuse(403, 'Insufficient permission');

/** Discount rules: readable unless the role lacks the right, never writable by an integration. */
export function discountRoutes(pos: Pos): Route[] {
  return [
    {
      method: 'GET',
      path: '/discount',
      handler: () => (pos.variants().discountsAllowed ? list(RULES, (rows) => rows) : forbidden()),
    },
    { method: 'POST', path: '/discount', handler: forbidden },
    { method: 'PUT', path: '/discount/:id', handler: forbidden },
  ];
}
