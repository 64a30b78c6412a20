import { addressOf, DESTINATIONS, isAt } from './destinations';

const hereAt = (path: string): string[] =>
  DESTINATIONS.filter((destination) => isAt(destination, path)).map(({ label }) => label);

it.each([
  ['/', ['Today']],
  ['/customers', ['Customers']],
  ['/customers/alv_1', ['Customers']],
  ['/customersandmore', []],
  ['/sync', ['Sync']],
])('%s is at %j', (path, labels) => {
  expect(hereAt(path)).toEqual(labels);
});

describe('the way to a page', () => {
  it('takes the chosen location along to those that show one', () => {
    expect(DESTINATIONS.map((destination) => addressOf(destination, 'north 1'))).toEqual([
      '/?location=north+1',
      '/customers',
      '/orders?location=north+1',
      '/products?location=north+1',
      '/segments',
      '/model',
      '/sync',
    ]);
  });

  it('is the plain one while none is chosen', () => {
    expect(DESTINATIONS.map((destination) => addressOf(destination, null))[2]).toBe('/orders');
  });
});
