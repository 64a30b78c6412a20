import type { Order } from '@model/order';
import type { OwnerSuggestion } from '@model/suggestion';
import { describeNameless } from './describe-nameless';

const AT = new Date('2026-01-28T20:00:00Z');

const suggested = (orderId: string, state: OwnerSuggestion['state']) => ({
  id: `s-${orderId}`,
  value: {
    kind: 'owner' as const,
    orderId,
    customerId: 'alv_1',
    reasons: [{ kind: 'same_phone' as const, text: 'same phone number ending 0123' }],
    strength: 'likely' as const,
    state,
    foundAt: AT,
    decidedBy: null,
    decidedAt: null,
    primary: null,
  },
});

const order = (id: string, change: Partial<Order> = {}): { id: string; value: Order } => ({
  id,
  value: {
    customerId: null,
    locationId: '1',
    status: 'completed',
    rawStatus: null,
    placedAt: AT,
    businessDay: '2026-01-28',
    totals: { subtotalCents: null, taxCents: null, discountCents: null, totalCents: 4_020 },
    items: [],
    counted: true,
    paidInFull: null,
    fulfilment: null,
    useType: null,
    paymentMethod: null,
    source: {
      provider: 'alleaves',
      externalId: id,
      version: { updatedAt: null, observedAt: AT, hash: '' },
      firstSeenAt: AT,
      deletedAt: null,
      stub: false,
      companion: true,
    },
    ...change,
  },
});

describe('what is said of orders without a name', () => {
  it.each([
    [[], 'No order without a name looks like theirs.'],
    [[suggested('a', 'rejected')], 'No order without a name is thought to be theirs.'],
    [[suggested('a', 'open')], '1 order without a name may be theirs.'],
    [[suggested('a', 'open'), suggested('b', 'open')], '2 orders without a name may be theirs.'],
    [
      [suggested('a', 'open'), suggested('b', 'accepted'), suggested('c', 'accepted')],
      '1 order without a name may be theirs. 2 orders were found to be theirs: $80.40 beside the figures above.',
    ],
  ])('%#: counts those that wait and adds up those that were found', (rows, text) => {
    expect(describeNameless(rows, [order('a'), order('b'), order('c')])).toBe(text);
  });

  it('adds nothing for what is no sale and what is gone, and leaves out what the point of sale has named since', () => {
    const { source } = order('a').value;
    const orders = [
      order('a', { counted: false }),
      order('b', { customerId: 'alv_1' }),
      order('c', { source: { ...source, deletedAt: AT } }),
    ];
    const rows = ['a', 'b', 'c'].map((id) => suggested(id, 'accepted'));
    expect(describeNameless(rows, orders)).toBe(
      '2 orders were found to be theirs: $0.00 beside the figures above.',
    );
  });
});
