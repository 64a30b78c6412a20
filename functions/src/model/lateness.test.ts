import { lateAfter, lateFrom } from './lateness';

const AT = new Date('2026-01-28T20:00:00Z');
const SUCCESS = new Date('2026-01-28T19:00:00Z');

describe('lateAfter', () => {
  it('begins two intervals after a success', () => {
    const end = { state: 'succeeded', at: AT, intervalMinutes: 30 };
    const before = { lastSuccessAt: SUCCESS, lateAt: SUCCESS };
    expect(lateAfter(before, end)).toEqual({ lateAt: new Date('2026-01-28T21:00:00Z') });
    expect(lateAfter(null, end)).toEqual({ lateAt: lateFrom(AT, 30) });
  });

  it('counts from the last success when a run fails', () => {
    const end = { state: 'failed', at: AT, intervalMinutes: 120 };
    expect(lateAfter({ lastSuccessAt: SUCCESS }, end)).toEqual({
      lateAt: new Date('2026-01-28T23:00:00Z'),
    });
    const marked = { lastSuccessAt: SUCCESS, lateAt: new Date('2026-01-28T20:30:00Z') };
    expect(lateAfter(marked, end)).toEqual({ lateAt: marked.lateAt });
  });

  it('is brought up to a run that fails after it, so that it is found among the latest', () => {
    const end = { state: 'failed', at: AT, intervalMinutes: 30 };
    const before = { lastSuccessAt: null, lateAt: new Date('2026-01-01T00:00:00Z') };
    expect(lateAfter(before, end)).toEqual({ lateAt: AT });
  });

  it('counts from the first failure where nothing ever succeeded', () => {
    const end = { state: 'failed', at: AT, intervalMinutes: 30 };
    expect(lateAfter(null, end)).toEqual({ lateAt: new Date('2026-01-28T21:00:00Z') });
  });

  it('stays where nobody knows the interval', () => {
    expect(lateAfter(null, { state: 'failed', at: AT })).toEqual({});
    const before = { lastSuccessAt: SUCCESS, lateAt: SUCCESS };
    expect(lateAfter(before, { state: 'succeeded', at: AT })).toEqual({ lateAt: SUCCESS });
  });
});
