import type { DeadLetter } from '@model/dead-letter';
import type { Hold } from '@model/quarantine';
import {
  describeHold,
  describeHoldState,
  describeLetter,
  describeRecords,
  describeRow,
} from './describe-desk';

const AT = new Date('2026-01-28T20:00:00Z');

const HOLD: Hold = {
  stream: 'customers',
  reason: 'mass_vanish',
  expected: 2527,
  seen: 1200,
  ids: ['1', '2'],
  digest: 'd',
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  createdAt: AT,
};

const GIVEN = {
  reason: 'It failed.',
  attempts: 5,
  state: 'waiting',
  createdAt: AT,
  redrivenAt: null,
  redrivenAs: null,
} as const;

function letterOf(effects: Extract<DeadLetter, { kind: 'change' }>['effects']): DeadLetter {
  return { kind: 'change', effects, unread: null, ...GIVEN };
}

it('counts records', () => {
  expect(describeRecords(1, 'orders')).toBe('1 order');
  expect(describeRecords(2527, 'customers')).toBe('2,527 customers');
});

it('names a row by its kind and id', () => {
  expect(describeRow({ stream: 'orders', externalId: '10231' })).toBe('Order 10231');
  expect(describeRow({ stream: 'products', externalId: null })).toBe('Product without an id');
});

describe('describeHold', () => {
  it('says how many are missing', () => {
    expect(describeHold(HOLD)).toBe('The point of sale named 1,200 of 2,527 customers.');
  });

  it('says that there were none', () => {
    expect(describeHold({ ...HOLD, reason: 'empty_walk', seen: 0 })).toBe(
      'The point of sale named no customers at all, where 2,527 are known.',
    );
  });
});

describe('describeHoldState', () => {
  it('warns while nobody has decided', () => {
    expect(describeHoldState(HOLD)).toEqual({
      tone: 'warn',
      text: 'Nothing is deleted until somebody confirms. If they still exist in the point of sale, keep them.',
    });
  });

  it('says what a confirmation will do', () => {
    expect(describeHoldState({ ...HOLD, state: 'confirmed' }).text).toBe(
      'To be deleted by the next complete sync that misses just these 2 customers.',
    );
  });

  it('says that what was kept is not asked about again', () => {
    expect(describeHoldState({ ...HOLD, state: 'rejected' }).text).toBe(
      'Kept. The same records are not asked about again.',
    );
  });

  it('offers nothing to confirm where no record is named', () => {
    expect(describeHoldState({ ...HOLD, ids: [], digest: null }).text).toMatch(
      /^There is nothing to confirm\./,
    );
  });
});

describe('describeLetter', () => {
  it('names the kinds of record of a sync', () => {
    const letter: DeadLetter = {
      kind: 'run',
      runId: 'r',
      trigger: 'schedule',
      streams: ['customers', 'orders'],
      ...GIVEN,
    };
    expect(describeLetter(letter)).toBe('A sync of customers, orders');
    expect(describeLetter({ ...letter, streams: [] })).toBe('A sync of single records');
  });

  it('counts what could not be computed', () => {
    const letter = letterOf({ customers: ['a', 'b'], days: ['2026-01-28'], products: [] });
    expect(describeLetter(letter)).toBe('Computing the figures of 2 customers, 1 day');
    expect(describeLetter(letterOf({ customers: [], days: [], products: [] }))).toBe(
      'Computing figures',
    );
  });
});
