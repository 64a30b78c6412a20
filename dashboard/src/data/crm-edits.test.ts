import { toCrmFields } from './crm-edits';

const signature = { by: 'u1', at: 'now' };

describe('toCrmFields', () => {
  it.each([
    ['tags', { tags: ['gift'] }, { 'crm.tags': ['gift'] }],
    ['no notes', { notes: null }, { 'crm.notes': null }],
    [
      'consent',
      { channel: 'sms', granted: false },
      { 'crm.consent.sms': { granted: false, by: 'u1', at: 'now' } },
    ],
  ] as const)('writes %s alone, and who did', (_, change, fields) => {
    expect(toCrmFields(change, signature)).toStrictEqual({
      ...fields,
      'crm.edited': { by: 'u1', at: 'now' },
    });
  });
});
