import { openOrdersOf } from './stats';

const BY_STATUS = {
  pending: 1,
  submitted: 2,
  confirmed: 3,
  preparing: 4,
  ready: 10,
  completed: 100,
  cancelled: 7,
  unknown: 5,
};

describe('openOrdersOf', () => {
  it('counts what waits, and none that is cancelled, unknown or a sale already', () => {
    expect(openOrdersOf({ counted: 100, byStatus: BY_STATUS })).toBe(20);
    expect(openOrdersOf({ counted: 104, byStatus: BY_STATUS })).toBe(16);
  });
});
