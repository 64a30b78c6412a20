import { nameExport } from './name-export';

const evening = new Date('2026-11-24T02:30:00Z');

describe('the name of an export', () => {
  it('has the day that it is at the store', () => {
    expect(nameExport('America/Los_Angeles', evening)).toBe('customers-2026-11-23.csv');
    expect(nameExport('Europe/Berlin', evening)).toBe('customers-2026-11-24.csv');
  });

  it('has no day while the store’s zone is not known', () => {
    expect(nameExport(null, evening)).toBe('customers.csv');
  });
});
