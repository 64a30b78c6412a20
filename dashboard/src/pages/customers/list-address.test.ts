import { DEFAULT_COLUMNS, readListAddress, writeListAddress } from './list-address';

describe('the address of the list of customers', () => {
  it('is empty for the plain list', () => {
    expect(writeListAddress({ filter: {}, columns: DEFAULT_COLUMNS })).toBe('');
  });

  it('holds filter, sort and columns', () => {
    expect(
      writeListAddress({
        filter: { search: 'ann', segment: 'vip', sort: 'name_asc' },
        columns: ['spent', 'segment'],
      }),
    ).toBe('q=ann&segment=vip&sort=name_asc&columns=segment,spent');
  });

  it('is read back to the same list', () => {
    const address = {
      filter: { segment: 'at_risk', atRisk: true, lastOrderFrom: '2026-01-01' },
      columns: ['segment', 'points'],
    } as const;
    expect(readListAddress(writeListAddress(address))).toEqual(address);
  });

  it('is the same whatever order the columns were chosen in', () => {
    const columns = DEFAULT_COLUMNS.toReversed();
    expect(writeListAddress({ filter: {}, columns })).toBe('');
  });

  it('leaves out what is unknown in it', () => {
    expect(readListAddress('?segment=king&columns=spent,shoe')).toEqual({
      filter: {},
      columns: ['spent'],
    });
  });

  it('can show the names alone', () => {
    expect(writeListAddress({ filter: {}, columns: [] })).toBe('columns=');
    expect(readListAddress('columns=').columns).toEqual([]);
  });
});
