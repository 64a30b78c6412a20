import { toCrmFields } from './crm-edits';

const signature = { by: 'u1', at: 'now' };
const tags = { add: (tag: string) => `with ${tag}`, remove: (tag: string) => `without ${tag}` };

describe('toCrmFields', () => {
  it.each([
    ['one more tag', { addTag: 'gift' }, { 'crm.tags': 'with gift' }],
    ['one tag less', { removeTag: 'gift' }, { 'crm.tags': 'without gift' }],
    ['no notes', { notes: null }, { 'crm.notes': null }],
    [
      'consent',
      { channel: 'sms', granted: false },
      { 'crm.consent.sms': { granted: false, by: 'u1', at: 'now' } },
    ],
  ] as const)('writes %s alone, and who did', (_, change, fields) => {
    expect(toCrmFields(change, { signature, tags })).toStrictEqual({
      ...fields,
      'crm.edited': { by: 'u1', at: 'now' },
    });
  });
});
