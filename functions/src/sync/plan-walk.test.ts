import { dutiesSchema } from '../model/org';
import { INITIAL_STREAM_STATE, type StreamState } from '../model/stream-state';
import { planWalk } from './plan-walk';

const NOW = new Date('2026-01-28T20:00:00Z');
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const duties = dutiesSchema.parse({});
const plan = (stream: 'customers' | 'orders' | 'products', change: Partial<StreamState>) =>
  planWalk(stream, { ...INITIAL_STREAM_STATE, ...change }, { duties, now: NOW });

const walked = {
  watermark: ago(1),
  lastRecheckAt: ago(1),
  lastHealedAt: ago(1),
  lastCompleteWalk: { at: ago(1), rows: 10 },
};

describe('planWalk', () => {
  it.each(['customers', 'orders', 'products'] as const)(
    'walks all %s at first, trusting nothing',
    (stream) => {
      expect(plan(stream, {})).toEqual({
        since: null,
        resumeAt: null,
        startedAt: NOW,
        complete: true,
        heal: false,
        recheck: true,
      });
    },
  );

  it('walks orders from two days before the newest known one', () => {
    expect(plan('orders', walked)).toMatchObject({
      since: ago(49),
      complete: false,
      heal: false,
      recheck: false,
    });
  });

  it.each(['customers', 'products'] as const)('walks %s whole each time', (stream) => {
    expect(plan(stream, walked)).toMatchObject({ since: null, complete: true, heal: false });
  });

  it('walks the orders of 14 days once a day', () => {
    const due = plan('orders', { ...walked, lastRecheckAt: ago(24) });
    expect(due).toMatchObject({ since: ago(14 * 24), complete: false, recheck: true });
    expect(plan('orders', { ...walked, lastRecheckAt: ago(23) }).recheck).toBe(false);
  });

  it('keeps the overlap when the newest known order is older than what is walked again', () => {
    const due = plan('orders', { ...walked, watermark: ago(20 * 24), lastRecheckAt: ago(24) });
    expect(due.since).toEqual(ago(22 * 24));
  });

  it.each(['customers', 'orders', 'products'] as const)(
    'compares all %s with what is stored once a week',
    (stream) => {
      const due = { ...walked, lastHealedAt: ago(7 * 24) };
      expect(plan(stream, due)).toMatchObject({
        since: null,
        complete: true,
        heal: true,
        recheck: true,
      });
      expect(plan(stream, { ...due, lastHealedAt: ago(7 * 24 - 1) }).heal).toBe(false);
    },
  );

  it('goes on with an interrupted walk, which then misses nothing for sure', () => {
    const checkpoint = { position: 'page 7', since: ago(100), startedAt: ago(5), heal: false };
    expect(plan('orders', { ...walked, checkpoint })).toEqual({
      since: ago(100),
      resumeAt: 'page 7',
      startedAt: ago(5),
      complete: false,
      heal: false,
      recheck: false,
    });
  });

  it('begins anew when the walk was interrupted too long ago', () => {
    const checkpoint = { position: 'page 7', since: ago(100), startedAt: ago(6), heal: false };
    expect(plan('orders', { ...walked, checkpoint })).toMatchObject({
      resumeAt: null,
      since: ago(49),
    });
  });
});
