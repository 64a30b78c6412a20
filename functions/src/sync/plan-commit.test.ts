import fc from 'fast-check';
import type { OrderObservation } from '../model/observation';
import type { Source } from '../model/source';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import {
  effectsOf,
  newestOfEach,
  nextSource,
  planWrite,
  toCandidate,
  type Candidate,
} from './plan-commit';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const T3 = new Date('2026-01-28T22:00:00Z');
const CONTEXT = { provider: 'cursor', companion: false, seenAt: T3 };

/** An order seen at an instant, with an update time or none. */
function look(updatedAt: Date | null, observedAt: Date, totalCents = 1_000): Candidate {
  const order = makeOrder(1, T1);
  const totals = { ...order.body.totals, totalCents };
  return toCandidate({ ...order, updatedAt, observedAt, body: { ...order.body, totals } });
}

const stored = (candidate: Candidate, change: Partial<Source> = {}): Source => ({
  ...nextSource(candidate, null, CONTEXT),
  ...change,
});

describe('planWrite', () => {
  const middle = stored(look(T2, T2));
  const undated = stored(look(null, T2));
  it.each([
    ['nothing is stored', look(T1, T1), null, 'delivery', 'create'],
    ['nothing is stored and there is no update time', look(null, T1), null, 'delivery', 'create'],
    [
      'only a stub is stored',
      look(null, T1),
      stored(look(T3, T3), { stub: true }),
      'delivery',
      'update',
    ],
    ['the update is newer', look(T3, T1, 2_000), middle, 'delivery', 'update'],
    ['the update is older though seen later', look(T1, T3, 2_000), middle, 'walk', 'stale'],
    ['the content is the same', look(T2, T3), middle, 'walk', 'unchanged'],
    [
      'a walk without update times sees something new',
      look(null, T3, 2_000),
      undated,
      'walk',
      'update',
    ],
    ['a walk without update times saw it before', look(null, T1, 2_000), undated, 'walk', 'stale'],
    [
      'a delivery carries no update time',
      look(null, T3, 2_000),
      undated,
      'delivery',
      'unversioned',
    ],
    [
      'a delivery carries no update time but a walk had one',
      look(null, T3, 2_000),
      middle,
      'delivery',
      'unversioned',
    ],
    [
      'a walk finds a deleted record as it was',
      look(T2, T3),
      { ...middle, deletedAt: T2 },
      'walk',
      'update',
    ],
    [
      'a delivery repeats a deleted record as it was',
      look(T2, T3),
      { ...middle, deletedAt: T2 },
      'delivery',
      'unchanged',
    ],
    [
      'a delivery has a newer version of a deleted record',
      look(T3, T3, 2_000),
      { ...middle, deletedAt: T2 },
      'delivery',
      'update',
    ],
  ] as const)('when %s', (_, candidate, source, authority, decision) => {
    expect(planWrite(candidate, source, authority)).toBe(decision);
  });
});

/** What is stored after these deliveries, one after the other. */
function deliver(candidates: readonly Candidate[]): Source | null {
  let source: Source | null = null;
  for (const candidate of candidates) {
    const decision = planWrite(candidate, source, 'delivery');
    if (decision === 'create' || decision === 'update')
      source = nextSource(candidate, source, CONTEXT);
  }
  return source;
}

describe('two looks of a walk within one second of the clock of the POS', () => {
  it.each([1_100, 1_200, 1_300, 1_400, 1_500, 1_600])(
    'ends with what was seen last, whichever hash is greater (%d cents)',
    (cents) => {
      const first = stored(look(null, T2, 2_000));
      expect(planWrite(look(null, T2, cents), first, 'walk')).toBe('update');
      expect(planWrite(look(null, T2, 2_000), stored(look(null, T2, cents)), 'walk')).toBe(
        'update',
      );
    },
  );
});

describe('the max-register', () => {
  const instant = fc
    .integer({ min: 0, max: 3 })
    .map((hour) => new Date(Date.UTC(2026, 0, 28, hour)));
  const versioned = fc.record({
    updatedAt: instant,
    observedAt: instant,
    totalCents: fc.integer({ min: 1, max: 4 }),
  });
  /** Different contents, each with one update time and seen at one instant. */
  const deliveries = fc
    .uniqueArray(versioned, {
      minLength: 1,
      maxLength: 5,
      selector: ({ updatedAt, totalCents }) => `${updatedAt.getTime()}/${totalCents}`,
    })
    .map((looks) =>
      looks.map(({ updatedAt, observedAt, totalCents }) => look(updatedAt, observedAt, totalCents)),
    );
  const shuffledTwice = deliveries.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all, ...all], {
        minLength: all.length * 2,
        maxLength: all.length * 2,
      }),
    ),
  );

  it('ends in the same record whatever the order and repetition of its deliveries', () => {
    fc.assert(
      fc.property(shuffledTwice, ([once, again]) => {
        expect(deliver(again)).toStrictEqual(deliver(once));
      }),
    );
  });

  it('ends with the newest update', () => {
    fc.assert(
      fc.property(shuffledTwice, ([once, again]) => {
        const newest = Math.max(...once.map(({ version }) => version.updatedAt?.getTime() ?? 0));
        expect(deliver(again)?.version.updatedAt?.getTime()).toBe(newest);
      }),
    );
  });

  it('ends with the content of the newest update however often each was seen', () => {
    const seen = fc.array(
      fc.record({ update: fc.integer({ min: 0, max: 3 }), observedAt: instant }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(seen, (looks) => {
        const all = looks.map(({ update, observedAt }) =>
          look(new Date(Date.UTC(2026, 0, 28, update)), observedAt, update + 1),
        );
        const newest = all
          .toSorted(
            (a, b) => (a.version.updatedAt ?? T1).getTime() - (b.version.updatedAt ?? T1).getTime(),
          )
          .at(-1);
        expect(deliver(all)?.version.hash).toBe(newest?.version.hash);
      }),
    );
  });
});

describe('newestOfEach', () => {
  it('keeps the newest of each record at the place of its first', () => {
    const other = toCandidate(makeOrder(2, T1));
    const found = newestOfEach([look(T1, T1), other, look(T3, T3), look(T2, T2)]);
    expect(
      found.map(({ observation, version }) => [observation.id, version.updatedAt]),
    ).toStrictEqual([
      ['cur_1', T3],
      ['cur_2', T1],
    ]);
  });
});

describe('nextSource', () => {
  it('keeps when a record was first seen, and revives it', () => {
    const before = stored(look(T1, T1), { firstSeenAt: T1, deletedAt: T2, stub: true });
    expect(nextSource(look(T3, T3), before, { ...CONTEXT, companion: true })).toMatchObject({
      externalId: '1',
      firstSeenAt: T1,
      deletedAt: null,
      stub: false,
      companion: true,
    });
  });
});

function withItems(
  index: number,
  owner: string | null,
  productIds: readonly (string | null)[],
): OrderObservation {
  const order = makeOrder(index, new Date(Date.UTC(2026, 0, index)));
  const items = productIds.map((productId) => ({
    productId,
    name: 'x',
    category: 'flower' as const,
    quantity: 1,
    unitPriceCents: 1,
  }));
  return { ...order, body: { ...order.body, customerId: owner, items } };
}

describe('effectsOf', () => {
  it('names customer, day and products before and after', () => {
    const before = withItems(1, 'cur_7', ['cur_a', null, 'cur_b']);
    const after = withItems(2, 'cur_8', ['cur_b', 'cur_c']);
    expect(effectsOf(after, before.body)).toStrictEqual({
      customers: ['cur_7', 'cur_8'],
      days: ['2026-01-01', '2026-01-02'],
      products: ['cur_a', 'cur_b', 'cur_c'],
    });
  });

  it('names the day of an anonymous order', () => {
    expect(effectsOf(withItems(1, null, []), null)).toStrictEqual({
      customers: [],
      days: ['2026-01-01'],
      products: [],
    });
  });

  it('names a customer and a product by themselves', () => {
    expect(effectsOf(makeCustomer(3, T1), null)).toStrictEqual({
      customers: ['cur_3'],
      days: [],
      products: [],
    });
    expect(effectsOf(makeProduct(4, T1), null)).toStrictEqual({
      customers: [],
      days: [],
      products: ['cur_4'],
    });
  });
});
