import { lazy, type ComponentType } from 'react';

/** A page by its path below the organisation. Its code is loaded when it is first opened. */
export interface PageRoute {
  readonly path: string;
  readonly component: ComponentType;
}

/** Every page. The first one opens at once, so it comes with the shell's code. */
export const PAGES: readonly PageRoute[] = [
  { path: '/', component: lazy(() => import('./today/today')) },
  { path: '/customers', component: lazy(() => import('./customers/customers')) },
  { path: '/customers/:id', component: lazy(() => import('./customer/customer')) },
  { path: '/orders', component: lazy(() => import('./orders/orders')) },
  { path: '/orders/:id', component: lazy(() => import('./orders/order')) },
  { path: '/products', component: lazy(() => import('./products/products')) },
  { path: '/segments', component: lazy(() => import('./segments/segments')) },
  { path: '/model', component: lazy(() => import('./model/model')) },
  { path: '/sync', component: lazy(() => import('./sync/sync')) },
];
