import { describeCounting, describePieces, readable } from './describe-order';

const item = { productId: null, name: 'A', category: 'flower', unitPriceCents: 100 } as const;
const say = (status: 'ready' | 'cancelled' | 'unknown', counted: boolean) =>
  describeCounting({ status, counted, source: { deletedAt: null } });

describe('describePieces', () => {
  it('adds up the lines, weights to the thousandth', () => {
    expect(describePieces({ items: [{ ...item, quantity: 1 }] })).toBe('1 piece');
    const weighed = [
      { ...item, quantity: 2 },
      { ...item, quantity: 0.125 },
    ];
    expect(describePieces({ items: weighed })).toBe('2.125 pieces');
  });
});

describe('describeCounting', () => {
  it('says whether an order is a sale and, if not, why', () => {
    expect(say('ready', true)).toBe('A sale: part of revenue and of the customer’s totals.');
    expect(say('ready', false)).toContain('yet');
    expect(say('cancelled', false)).toContain('cancelled');
    expect(say('unknown', false)).toContain('does not know');
  });

  it('says of a vanished order that it vanished, whatever else it was', () => {
    const source = { deletedAt: new Date('2026-01-02T00:00:00Z') };
    expect(describeCounting({ status: 'completed', counted: true, source })).toContain('no longer');
  });
});

describe('readable', () => {
  it('opens up what machines write together', () => {
    expect(readable('partially_paid_order')).toBe('partially paid order');
  });
});
