import { VirtualClock } from './virtual-clock';
import { ZoneDays, formatDay, parseDay } from './zone-days';

describe('the virtual clock', () => {
  it('runs with real time from where it starts, jumps, stands still and runs on', () => {
    let realMs = 1_000;
    const clock = new VirtualClock(new Date(50_000), () => realMs);
    realMs += 10;
    expect(clock.nowMs()).toBe(50_010);
    clock.advance(90);
    expect(clock.nowMs()).toBe(50_100);
    clock.freeze(true);
    realMs += 1_000;
    clock.advance(5);
    expect([clock.nowMs(), clock.frozen]).toEqual([50_105, true]);
    clock.freeze(false);
    realMs += 7;
    expect(clock.nowMs()).toBe(50_112);
    clock.set(new Date(0));
    expect(clock.nowMs()).toBe(0);
  });
});

describe('days of a zone', () => {
  it.each([
    ['America/New_York', '2026-01-10T04:59:59Z', '2026-01-09'],
    ['America/New_York', '2026-01-10T05:00:00Z', '2026-01-10'],
    ['America/New_York', '2026-07-10T03:59:59Z', '2026-07-09'],
    ['America/New_York', '2026-07-10T04:00:00Z', '2026-07-10'],
    ['America/Chicago', '2026-03-08T08:30:00Z', '2026-03-08'],
    ['UTC', '2026-01-10T00:00:00Z', '2026-01-10'],
  ])('in %s, %s is %s', (zone, instant, day) => {
    expect(formatDay(new ZoneDays().dayNumber(zone, Date.parse(instant)))).toBe(day);
  });

  it('reads days and refuses what is none', () => {
    expect(parseDay('1970-01-02')).toBe(1);
    expect(parseDay('1970-01-02T10:00:00Z')).toBe(1);
    expect([parseDay('yesterday'), parseDay('2026-13-01'), parseDay('')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
