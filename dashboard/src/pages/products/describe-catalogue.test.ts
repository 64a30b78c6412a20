import { describeComing, describeFreshness } from './describe-catalogue';

describe('describeFreshness', () => {
  it('says of which days the sales are', () => {
    expect(describeFreshness({ asOf: '2026-01-27', isLong: false, current: 500 })).toBe(
      'Sales of whole days up to Tue, Jan 27. Stock as of the last sync.',
    );
  });

  it('says when there are no sales figures', () => {
    expect(describeFreshness({ asOf: null, isLong: false, current: 500 })).toBe(
      'No sales figures yet. Stock as of the last sync.',
    );
  });

  it('says what of a long catalogue changes by itself', () => {
    expect(describeFreshness({ asOf: '2026-01-27', isLong: true, current: 500 })).toBe(
      'Sales of whole days up to Tue, Jan 27. Stock of the first 500 products changes by itself; reload the page for the others.',
    );
  });
});

describe('describeComing', () => {
  it('says how much is here', () => {
    expect(describeComing(1_500)).toBe(
      '1,500 products so far. The rest is coming by itself; the figures above count what is here.',
    );
  });
});
