import { describeMoves, describeNet } from './describe-moves';

it.each([
  [3, '+3'],
  [-1_200, '-1,200'],
  [0, '0'],
])('a net of %i is %s', (net, text) => {
  expect(describeNet(net)).toBe(text);
});

it.each([
  [{ newcomers: 2, arrived: 5, left: 4, net: 3 }, '2 new, 5 came, 4 left'],
  [{ newcomers: 0, arrived: 0, left: 1_200, net: -1_200 }, '1,200 left'],
  [{ newcomers: 0, arrived: 0, left: 0, net: 0 }, 'No moves'],
])('%j reads as %s', (moves, text) => {
  expect(describeMoves(moves)).toBe(text);
});
