import { can, whoCan } from './permissions';

describe('permissions', () => {
  it('lets a viewer look and nothing else', () => {
    expect(can('viewer', 'look')).toBe(true);
    expect(can('viewer', 'seeContact')).toBe(false);
    expect(can('viewer', 'sync')).toBe(false);
  });

  it('gives contact and exports to marketing, the desk to managers, erasure to owners', () => {
    expect(can('marketing', 'exportCustomers')).toBe(true);
    expect(can('marketing', 'decide')).toBe(false);
    expect(can('manager', 'decide')).toBe(true);
    expect(can('manager', 'eraseCustomer')).toBe(false);
    expect(can('owner', 'eraseCustomer')).toBe(true);
  });

  it('says who may', () => {
    expect(whoCan('sync')).toBe('Only managers and above may do this.');
    expect(whoCan('eraseCustomer')).toBe('Only owners may do this.');
  });
});
