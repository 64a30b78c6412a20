import { DESTINATIONS, isAt } from './destinations';

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
