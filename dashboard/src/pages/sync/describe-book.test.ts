import { compareFigures, describeBook } from './describe-book';

const POS = {
  orders: 12,
  grossCents: 120_000,
  discountCents: 5_000,
  taxCents: 9_500,
  totalCents: 124_500,
};

describe('compareFigures', () => {
  it('shows both sides and by how much ours is off', () => {
    const stored = { ...POS, orders: 11, totalCents: 124_600 };
    expect(compareFigures({ pos: POS, stored })).toEqual([
      { label: 'Sales', pos: '12', stored: '11', difference: '−1', differs: true },
      {
        label: 'Before discounts',
        pos: '$1,200.00',
        stored: '$1,200.00',
        difference: '–',
        differs: false,
      },
      { label: 'Discounts', pos: '$50.00', stored: '$50.00', difference: '–', differs: false },
      { label: 'Taxes', pos: '$95.00', stored: '$95.00', difference: '–', differs: false },
      {
        label: 'Total',
        pos: '$1,245.00',
        stored: '$1,246.00',
        difference: '+$1.00',
        differs: true,
      },
    ]);
  });

  it('has nothing of ours before the day was compared', () => {
    expect(compareFigures({ pos: POS, stored: null })[0]).toEqual({
      label: 'Sales',
      pos: '12',
      stored: '–',
      difference: '–',
      differs: false,
    });
  });
});

it('says how a day stands', () => {
  expect(describeBook({ state: 'balanced' })).toEqual({ text: 'Balances', tone: 'good' });
  expect(describeBook({ state: 'differs' })).toEqual({ text: 'Differs', tone: 'bad' });
});
