import { lazy, type ComponentType } from 'react';

type Load = () => Promise<{ readonly default: ComponentType }>;

/** A page by its path below the organisation. Its code is loaded when it is first opened. */
export interface PageRoute {
  readonly path: string;
  readonly component: ComponentType;
  readonly load: Load;
}

function pageAt(path: string, load: Load): PageRoute {
  return { path, load, component: lazy(load) };
}

/** Every page. */
export const PAGES: readonly PageRoute[] = [
  pageAt('/', () => import('./today/today')),
  pageAt('/customers', () => import('./customers/customers')),
  pageAt('/customers/:id', () => import('./customer/customer')),
  pageAt('/orders', () => import('./orders/orders')),
  pageAt('/orders/:id', () => import('./orders/order')),
  pageAt('/products', () => import('./products/products')),
  pageAt('/segments', () => import('./segments/segments')),
  pageAt('/model', () => import('./model/model')),
  pageAt('/sync', () => import('./sync/sync')),
];

/** A page whose code is there already, by its path. */
export type OpenedPage = Pick<PageRoute, 'path' | 'component'>;

/** Fetches the page at an address, so that it needs no placeholder; null when that fails, which is told when it is shown. */
export async function openPage(pathname: string): Promise<OpenedPage | null> {
  const page = findPage(pathname);
  const loaded = await page?.load().catch(() => null);
  return page && loaded ? { path: page.path, component: loaded.default } : null;
}

/** The page at an address such as `/maple/customers/alv_1`; Today where there is none. */
export function findPage(pathname: string): PageRoute | undefined {
  const [, ...below] = pathname.split('/').filter((part) => part !== '');
  const isAt = ({ path }: PageRoute): boolean => {
    const parts = path.split('/').filter((part) => part !== '');
    return (
      parts.length === below.length &&
      parts.every((part, index) => part.startsWith(':') || part === below[index])
    );
  };
  return PAGES.find(isAt) ?? PAGES[0];
}
