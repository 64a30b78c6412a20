import type { Reason, Suggestion } from '../../model/suggestion';
import type { FoundPair } from './find-duplicates';
import { planSuggestions } from './plan-suggestions';

const T1 = new Date('2026-01-01T00:00:00Z');
const T2 = new Date('2026-01-08T00:00:00Z');

const PHONE: Reason = { kind: 'same_phone', text: 'same phone number ending 0123' };
const OTHER_PHONE: Reason = { kind: 'same_phone', text: 'same phone number ending 0188' };
const EMAIL: Reason = { kind: 'same_email', text: 'same e-mail address' };
const DIFFERENT: Reason = { kind: 'different_name', text: 'but different names' };

const pair = (...reasons: Reason[]): FoundPair => ({
  kind: 'duplicate',
  first: 'alv_1',
  second: 'alv_2',
  strength: 'likely',
  reasons,
});
const stored = (state: Suggestion['state'], ...reasons: Reason[]) => {
  const decided = state === 'open' ? null : 'u1';
  const suggestion: Suggestion = {
    ...pair(...reasons),
    state,
    foundAt: T1,
    decidedBy: decided,
    decidedAt: decided && T1,
    primary: state === 'accepted' ? 'alv_1' : null,
  };
  return { suggestion };
};
const NOTHING = { create: [], replace: [], remove: [] };

describe('planSuggestions', () => {
  it('opens what is new', () => {
    const { suggestion } = stored('open', PHONE);
    expect(planSuggestions([pair(PHONE)], [], T2)).toStrictEqual({
      ...NOTHING,
      create: [{ ...suggestion, foundAt: T2 }],
      unchanged: 0,
    });
  });

  it('leaves an open one that says the same, and keeps when it was found where it changes', () => {
    const before = stored('open', PHONE);
    expect(planSuggestions([pair(PHONE)], [before], T2)).toStrictEqual({
      ...NOTHING,
      unchanged: 1,
    });
    expect(planSuggestions([pair(PHONE, EMAIL)], [before], T2)).toStrictEqual({
      ...NOTHING,
      replace: [{ stored: before, suggestion: stored('open', PHONE, EMAIL).suggestion }],
      unchanged: 0,
    });
  });

  it('removes an open one that nothing speaks for any more, and no decided one', () => {
    const open = stored('open', PHONE);
    expect(planSuggestions([], [open], T2)).toStrictEqual({
      ...NOTHING,
      remove: [open],
      unchanged: 0,
    });
    for (const state of ['accepted', 'rejected'] as const) {
      const plan = planSuggestions([], [stored(state, PHONE)], T2);
      expect(plan).toStrictEqual({ ...NOTHING, unchanged: 1 });
    }
  });

  it.each([
    ['the same', [PHONE, EMAIL]],
    ['less', [PHONE]],
    ['only something more against it', [PHONE, DIFFERENT]],
  ])('does not ask again about a rejected one when there is %s', (_, reasons) => {
    const plan = planSuggestions([pair(...reasons)], [stored('rejected', PHONE, EMAIL)], T2);
    expect(plan).toStrictEqual({ ...NOTHING, unchanged: 1 });
  });

  it.each([
    ['another reason', [PHONE, EMAIL]],
    ['another number', [OTHER_PHONE]],
  ])('asks again about a rejected one for %s', (_, reasons) => {
    const before = stored('rejected', PHONE);
    const plan = planSuggestions([pair(...reasons)], [before], T2);
    const suggestion = { ...stored('open', ...reasons).suggestion, foundAt: T2 };
    expect(plan.replace).toStrictEqual([{ stored: before, suggestion }]);
  });

  it('tells an order and a customer of one number from two customers', () => {
    const about = { kind: 'owner', orderId: 'alv_1', customerId: 'alv_2' } as const;
    const owner = { ...about, strength: 'likely', reasons: [PHONE] } as const;
    const plan = planSuggestions([{ ...owner, reasons: [PHONE] }], [stored('open', PHONE)], T2);
    expect(plan.create).toMatchObject([{ ...about, state: 'open', foundAt: T2, primary: null }]);
    expect(plan.remove).toHaveLength(1);
  });

  it('leaves an accepted one alone, whatever is found', () => {
    const plan = planSuggestions([pair(PHONE, EMAIL)], [stored('accepted', PHONE)], T2);
    expect(plan).toStrictEqual({ ...NOTHING, unchanged: 1 });
  });
});
