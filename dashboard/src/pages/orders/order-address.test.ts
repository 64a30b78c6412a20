import { readOrderAddress, writeOrderAddress } from './order-address';

const read = (text: string) => readOrderAddress(new URLSearchParams(text));

describe('the address of a list of orders', () => {
  it('says status, days and whether sales are meant', () => {
    expect(read('status=ready&sales=no&from=2026-01-02&to=2026-01-31')).toEqual({
      status: 'ready',
      counted: false,
      from: '2026-01-02',
      to: '2026-01-31',
    });
  });

  it('asks for all that is open', () => {
    expect(read('status=open')).toEqual({ status: 'open' });
  });

  it('narrows nothing where it is empty or says what there is not', () => {
    expect(read('')).toEqual({});
    expect(read('status=stolen&sales=perhaps&from=2026-13-45&to=tomorrow')).toEqual({});
  });

  it('reads what it wrote, and keeps the location', () => {
    const filter = { status: 'completed', counted: true, from: '2026-01-02' } as const;
    const written = writeOrderAddress(new URLSearchParams('location=7&to=2026-01-31'), filter);
    expect(readOrderAddress(written)).toEqual(filter);
    expect(written.get('location')).toBe('7');
  });
});
