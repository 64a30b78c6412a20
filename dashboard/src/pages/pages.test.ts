import { findPage } from './pages';

it.each([
  ['/', '/'],
  ['/maple', '/'],
  ['/maple/', '/'],
  ['/maple/customers', '/customers'],
  ['/maple/customers/alv_1', '/customers/:id'],
  ['/maple/orders/alv_1/', '/orders/:id'],
  ['/maple/elsewhere', '/'],
])('at %s lies the page %s', (pathname, path) => {
  expect(findPage(pathname)?.path).toBe(path);
});
