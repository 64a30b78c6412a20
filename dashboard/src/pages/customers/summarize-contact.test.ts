import { summarizeContact } from './summarize-contact';

const none = {
  email: 'no_contact',
  sms: 'no_contact',
  call: 'no_contact',
  mail: 'no_contact',
} as const;

describe('summarizeContact', () => {
  it('names the channels that are open', () => {
    expect(summarizeContact({ ...none, email: 'yes', sms: 'yes', call: 'refused' })).toStrictEqual({
      text: 'E-mail, Text message',
      tone: 'good',
      detail: 'E-mail: Yes\nText message: Yes\nCall: Refused',
    });
  });

  it.each([
    ['nothing to reach them by', none, 'No contact details'],
    ['somebody to ask', { ...none, email: 'refused', sms: 'no_consent' }, 'Never asked'],
    ['a refusal', { ...none, email: 'refused' }, 'Refused'],
    ['an age unknown', { ...none, sms: 'under_age_or_unknown' }, 'Under 21 or unknown'],
  ] as const)('says why nobody may contact them: %s', (_, answers, text) => {
    expect(summarizeContact(answers)).toMatchObject({ text, tone: 'plain' });
  });
});
