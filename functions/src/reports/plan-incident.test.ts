import type { Incident } from '../model/incident';
import { planIncident } from './plan-incident';

const MINUTE_MS = 60_000;
const START = new Date('2026-01-28T20:00:00Z');
const at = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE_MS);
const TROUBLE = { cause: 'Alleaves refused the login.', lastsMs: 4 * MINUTE_MS };

/** Looks every two minutes, as the sweep does. @returns what staff are told, and when. */
function play(
  isTroubled: (minute: number) => boolean,
  { minutes, mayTell = () => true }: { minutes: number; mayTell?: (minute: number) => boolean },
) {
  let before: Incident | null = null;
  const told: [minute: number, what: string, number: number][] = [];
  for (let minute = 0; minute <= minutes; minute += 2) {
    const step = planIncident({
      kind: 'late',
      before,
      trouble: isTroubled(minute) && mayTell(minute) ? TROUBLE : null,
      mayTell: mayTell(minute),
      now: at(minute),
    });
    if (!step) continue;
    before = step.incident;
    if (step.tell) told.push([minute, step.tell, step.incident.number]);
  }
  return { told, last: before };
}

describe('an incident', () => {
  it('is told once when it lasts, and once when its end lasts', () => {
    const { told, last } = play((minute) => minute >= 10 && minute < 100, { minutes: 600 });
    expect(told).toEqual([
      [14, 'opened', 1],
      [110, 'closed', 1],
    ]);
    expect(last).toEqual({
      kind: 'late',
      state: 'closed',
      number: 1,
      watched: false,
      seenAt: at(10),
      openedAt: at(14),
      calmSince: at(100),
      closedAt: at(110),
      recurrences: 0,
      lookAt: null,
      cause: 'Alleaves refused the login.',
    });
  });

  it('that passes at once is told nobody', () => {
    const { told, last } = play((minute) => minute === 10, { minutes: 60 });
    expect(told).toEqual([]);
    expect(last).toMatchObject({ state: 'closed', watched: false, openedAt: null });
  });

  it('that comes back before its end is told is the same one', () => {
    const { told } = play((minute) => minute < 20 || (minute >= 26 && minute < 40), {
      minutes: 200,
    });
    expect(told).toEqual([
      [4, 'opened', 1],
      [60, 'closed', 1],
    ]);
  });

  it('that comes back within a day must last twice as long, and a day later as long as ever', () => {
    const { told } = play(
      (minute) =>
        minute < 20 || (minute >= 100 && minute < 120) || (minute >= 1_800 && minute < 1_820),
      { minutes: 2_000 },
    );
    expect(told).toEqual([
      [4, 'opened', 1],
      [30, 'closed', 1],
      [108, 'opened', 2],
      [140, 'closed', 2],
      [1_804, 'opened', 3],
      [1_830, 'closed', 3],
    ]);
  });

  it.each([8, 12, 20, 30, 60, 120])(
    'that comes and goes every %d minutes for a day is told a few times only',
    (period) => {
      const { told } = play((minute) => minute % period < period / 2, { minutes: 1_440 });
      expect(told.length).toBeLessThanOrEqual(10);
      expect(told.filter(([, what]) => what === 'opened').length).toBeLessThanOrEqual(5);
    },
  );

  it('ends without a word when somebody pauses the organisation', () => {
    const { told, last } = play(() => true, { minutes: 60, mayTell: (minute) => minute < 30 });
    expect(told).toEqual([[4, 'opened', 1]]);
    expect(last).toMatchObject({ state: 'closed', watched: false, closedAt: at(30) });
  });

  it('costs no write while nothing changes', () => {
    expect(
      planIncident({ kind: 'books', before: null, trouble: null, mayTell: true, now: START }),
    ).toBeNull();
    const begun = planIncident({
      kind: 'books',
      before: null,
      trouble: TROUBLE,
      mayTell: true,
      now: START,
    });
    expect(
      planIncident({
        kind: 'books',
        before: begun?.incident ?? null,
        trouble: TROUBLE,
        mayTell: true,
        now: at(2),
      }),
    ).toBeNull();
  });
});
