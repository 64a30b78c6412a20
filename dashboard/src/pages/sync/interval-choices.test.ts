import { listIntervals } from './interval-choices';

it('offers what is set as well, in its place', () => {
  expect(listIntervals(45)).toEqual([5, 10, 15, 30, 45, 60, 120, 240, 720, 1440]);
});

it('offers nothing twice', () => {
  expect(listIntervals(30)).toEqual([5, 10, 15, 30, 60, 120, 240, 720, 1440]);
});
