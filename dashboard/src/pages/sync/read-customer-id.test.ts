import { readCustomerId } from './read-customer-id';

it.each([
  ['alv_10231', 'alv_10231'],
  [' 10231 ', 'alv_10231'],
  ['10-23.1', 'alv_10-23.1'],
  ['Robin Smith', null],
  ['10231/private', null],
  ['', null],
])('reads "%s" as %s', (typed, id) => {
  expect(readCustomerId(typed)).toBe(id);
});
