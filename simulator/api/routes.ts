import type { Route } from './answer';
import { authRoutes } from './auth-routes';
import { customerRoutes } from './customer-routes';
import { discountRoutes } from './discount-routes';
import { inventoryRoutes } from './inventory-routes';
import { locationRoutes } from './location-routes';
import { orderRoutes } from './order-routes';
import { orderWriteRoutes } from './order-writes';
import type { Pos } from './pos';

/** Everything the POS answers. What is not here is 404. */
export function posRoutes(pos: Pos): Route[] {
  return [
    ...authRoutes(pos),
    ...locationRoutes(pos),
    ...customerRoutes(pos),
    ...orderRoutes(pos),
    ...orderWriteRoutes(pos),
    ...inventoryRoutes(pos),
    ...discountRoutes(pos),
  ];
}
