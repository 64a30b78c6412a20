import { describeDaysLeft, describeLow } from './describe-stock';

describe('describeDaysLeft', () => {
  it('counts whole days', () => {
    expect(describeDaysLeft(0)).toBe('0 days');
    expect(describeDaysLeft(1.9)).toBe('1 day');
    expect(describeDaysLeft(13.99)).toBe('13 days');
  });

  it('does not pretend to know where nothing is sold, nor far ahead', () => {
    expect(describeDaysLeft(null)).toBe('–');
    expect(describeDaysLeft(366)).toBe('Over a year');
  });
});

describe('describeLow', () => {
  it('names the one location, or counts them', () => {
    expect(describeLow(['Maple Street'])).toBe('at Maple Street');
    expect(describeLow(['Maple Street', 'Oak Street'])).toBe('at 2 locations');
  });
});
