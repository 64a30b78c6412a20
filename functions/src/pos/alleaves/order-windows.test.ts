import { narrowWindow, nextWindow, planWindow } from './order-windows';

const WINDOW = { floor: '2020-01-01', from: '2020-01-01', to: '2026-01-30', page: 20 };

describe('the days of an order walk', () => {
  it('are all days since 2020 when nothing is known yet', () => {
    expect(planWindow({ sinceDay: null, today: '2026-01-29' })).toStrictEqual({
      floor: '2020-01-01',
      from: '2020-01-01',
      to: '2026-01-30',
      page: 1,
    });
  });

  it('begin a day early and end tomorrow', () => {
    expect(planWindow({ sinceDay: '2026-01-01', today: '2026-01-29' })).toStrictEqual({
      floor: '2025-12-31',
      from: '2025-12-31',
      to: '2026-01-30',
      page: 1,
    });
  });

  it('never begin after they end', () => {
    expect(planWindow({ sinceDay: '2027-01-01', today: '2026-01-29' })).toMatchObject({
      from: '2026-01-30',
      to: '2026-01-30',
    });
  });
});

describe('a window that gets deep', () => {
  it('is narrowed to the day before its oldest row', () => {
    const narrowed = { ...WINDOW, from: '2025-12-30' };
    expect(narrowWindow(WINDOW, '2025-12-31')).toStrictEqual(narrowed);
  });

  it('leaves the rest with two days of overlap', () => {
    expect(nextWindow({ ...WINDOW, from: '2025-12-30' })).toStrictEqual({
      floor: '2020-01-01',
      from: '2020-01-01',
      to: '2025-12-31',
      page: 1,
    });
  });

  it.each(['2020-01-01', '2020-01-02'])('stays when its oldest row is of %s', (oldest) => {
    expect(narrowWindow(WINDOW, oldest)).toBeNull();
  });

  it('stays when all rows are of its last day, since the rest would be the whole window again', () => {
    expect(narrowWindow(WINDOW, '2026-01-30')).toBeNull();
  });

  it('leaves nothing when it was never narrowed', () => {
    expect(nextWindow(WINDOW)).toBeNull();
  });
});
