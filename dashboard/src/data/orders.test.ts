import { orderList } from './orders';

describe('orderList', () => {
  it('takes days on the clocks of the organisation, both included', () => {
    const { where } = orderList(
      'maple',
      { from: '2026-03-08', to: '2026-03-08' },
      'America/New_York',
    );
    // The night in which clocks go forward: the day has 23 hours.
    expect(where).toEqual([
      ['placedAt', '>=', new Date('2026-03-08T05:00:00Z')],
      ['placedAt', '<', new Date('2026-03-09T04:00:00Z')],
    ]);
  });

  it('goes on after the last order shown', () => {
    const placedAt = new Date('2026-01-28T20:00:00Z');
    const list = orderList('maple', { status: 'ready' }, 'UTC', { placedAt, id: 'alv_7' });
    expect(list.where).toEqual([['status', '==', 'ready']]);
    expect(list.startAfter).toEqual([placedAt, 'alv_7']);
  });

  it('finds what is open in every status in which an order waits, and no sale', () => {
    const { where } = orderList('maple', { status: 'open', counted: true }, 'UTC');
    expect(where).toEqual([
      ['counted', '==', false],
      ['status', 'in', ['pending', 'submitted', 'confirmed', 'preparing', 'ready']],
    ]);
  });
});
