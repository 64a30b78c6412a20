import * as fc from 'fast-check';
import { createDayReader } from './business-day';
import { createStoreCalendar } from './store-calendar';

describe('createStoreCalendar', () => {
  it.each([
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
    ['America/New_York', '2028-02-29', '2028-02-29T05:00:00Z'],
    ['UTC', '2026-01-01', '2026-01-01T00:00:00Z'],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-01-01', '2026-01-01T11:00:00Z'],
  ])('begins in %s the day %s at %s', (zone, day, instant) => {
    expect(createStoreCalendar(zone).startOf(day)).toStrictEqual(new Date(instant));
  });

  it('begins a day without midnight with the first instant after it', () => {
    const start = createStoreCalendar('America/Santiago').startOf('2026-09-06');
    expect(start).toStrictEqual(new Date('2026-09-06T04:00:00Z'));
  });

  it.each(['America/New_York', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
    'names the days of %s as the formatter of the platform does',
    (zone) => {
      const calendar = createStoreCalendar(zone);
      const readDay = createDayReader(zone);
      const instant = fc.date({
        min: new Date('1990-01-01T00:00:00Z'),
        max: new Date('2040-01-01T00:00:00Z'),
        noInvalidDate: true,
      });
      fc.assert(
        fc.property(instant, (at) => {
          expect(calendar.dayOf(at)).toBe(readDay(at));
          const start = calendar.startOf(calendar.dayOf(at));
          expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
          expect(readDay(new Date(start.getTime() - 1)) < readDay(start)).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
  );

  it('names a day even at the ends of time', () => {
    const calendar = createStoreCalendar('America/New_York');
    expect(calendar.dayOf(new Date(8_640_000_000_000_000))).toMatch(/^\d+-\d\d-\d\d$/);
    expect(calendar.dayOf(new Date(-8_640_000_000_000_000))).toMatch(/^\d+-\d\d-\d\d$/);
  });
});
