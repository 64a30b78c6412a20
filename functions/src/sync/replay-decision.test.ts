import fc from 'fast-check';
import type { Source } from '../model/source';
import { makeOrder } from '../testing/cursor-records';
import { nextSource, planWrite, toCandidate, type Authority, type Candidate } from './plan-commit';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const T3 = new Date('2026-01-28T22:00:00Z');
const CONTEXT = { provider: 'cursor', companion: false, seenAt: T3 };

/** An order of so many cents, seen at an instant; `rules` is the version of the rules that made a record of it. */
function look(updatedAt: Date | null, observedAt: Date, totalCents: number, rules = 1): Candidate {
  const order = makeOrder(1, T1);
  const totals = { ...order.body.totals, totalCents };
  const body = { ...order.body, totals, rawStatus: `rules ${rules}` };
  return toCandidate({ ...order, updatedAt, observedAt, body });
}

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 28, hour));

const see = (update: number, seen: number, rules: number): Candidate =>
  look(at(update), at(seen), update + 1, rules);

const stored = (candidate: Candidate, change: Partial<Source> = {}): Source => ({
  ...nextSource(candidate, null, CONTEXT),
  ...change,
});

const replayOf = (
  replaced: Candidate,
  updatedAt: Date | null,
  seenAt: Date,
  cents: number,
): Candidate => ({
  ...look(updatedAt, seenAt, cents, 2),
  replaces: replaced.version,
});

describe('planWrite of a replay', () => {
  const before = look(T2, T2, 1_000);
  const again = replayOf(before, T2, T2, 1_000);
  it.each([
    ['the very version it was made from is stored', again, stored(before), 'update'],
    [
      'the new rules find an update time',
      replayOf(before, T3, T2, 1_000),
      stored(before),
      'update',
    ],
    ['the same is stored already', again, stored(look(T2, T2, 1_000, 2)), 'unchanged'],
    ['something newer is stored', again, stored(look(T3, T3, 2_000)), 'stale'],
    ['another content of the same instant is stored', again, stored(look(T2, T2, 2_000)), 'stale'],
    ['the same content of a later look is stored', again, stored(look(T2, T3, 1_000)), 'stale'],
    ['the record is gone', again, null, 'stale'],
    ['only a stub is stored', again, stored(look(T3, T3, 1), { stub: true }), 'stale'],
    ['it does not say what it was made from', look(T2, T2, 1_000, 2), stored(before), 'stale'],
    ['the customer was erased', again, stored(before, { erasedAt: T3 }), 'unchanged'],
  ] as const)('when %s', (_, candidate, source, decision) => {
    expect(planWrite(candidate, source, 'replay')).toBe(decision);
  });

  it('leaves a deleted record deleted', () => {
    const deleted = stored(before, { deletedAt: T3 });
    expect(planWrite(again, deleted, 'replay')).toBe('update');
    expect(nextSource(again, deleted, CONTEXT).deletedAt).toStrictEqual(T3);
  });
});

describe('planWrite of an erased customer', () => {
  const erased = stored(look(T1, T1, 1), { erasedAt: T2, deletedAt: T2 });
  it.each<Authority>(['walk', 'delivery', 'replay'])('lets no %s bring them back', (authority) => {
    const newest = { ...look(T3, T3, 2_000), replaces: erased.version };
    expect(planWrite(newest, erased, authority)).toBe('unchanged');
  });
});

describe('the max-register with replays in between', () => {
  /** One update is one content; it may be seen at several instants, under old rules or new ones. */
  const delivery = fc.record({
    kind: fc.constant('delivery' as const),
    update: fc.integer({ min: 0, max: 4 }),
    seen: fc.integer({ min: 0, max: 3 }),
  });
  const replay = fc.record({
    kind: fc.constant('replay' as const),
    /** How many events ago the payload was read. */
    delay: fc.integer({ min: 0, max: 4 }),
  });

  it('never lets a replay overwrite something newer, nor lose it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(delivery, replay), { minLength: 1, maxLength: 20 }),
        (events) => {
          const states: { source: Source | null; made: Candidate | null }[] = [];
          let now: (typeof states)[number] = { source: null, made: null };
          let newest = -1;
          for (const event of events) {
            states.push(now);
            const read = states.at(-1 - (event.kind === 'replay' ? event.delay : 0)) ?? now;
            const candidate = candidateOf(event, read.made);
            if (event.kind === 'delivery') newest = Math.max(newest, event.update);
            if (!candidate) continue;
            const authority = event.kind;
            const decision = planWrite(candidate, now.source, authority);
            if (decision === 'create' || decision === 'update')
              now = { source: nextSource(candidate, now.source, CONTEXT), made: candidate };
          }
          expect(now.source?.version.updatedAt ?? null).toStrictEqual(
            newest < 0 ? null : at(newest),
          );
        },
      ),
    );
  });
});

function candidateOf(
  event: { kind: 'delivery'; update: number; seen: number } | { kind: 'replay'; delay: number },
  made: Candidate | null,
): Candidate | null {
  if (event.kind === 'delivery') return see(event.update, event.seen, 1);
  if (!made) return null;
  const { updatedAt, observedAt } = made.version;
  const update = updatedAt?.getUTCHours() ?? 0;
  return { ...see(update, observedAt.getUTCHours(), 2), replaces: made.version };
}
