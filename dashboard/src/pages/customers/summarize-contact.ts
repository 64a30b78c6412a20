import { CHANNEL_LABELS, CONTACT_ANSWER_LABELS, type ContactAnswer } from '@model/contactability';
import type { ConsentChannel } from '@model/crm';
import type { Tone } from '../../ui/badge';

// Nobody is reached by post: no addresses are kept.
const SHOWN_CHANNELS = ['email', 'sms', 'call'] as const satisfies ConsentChannel[];

// What somebody can do something about comes before what nobody can.
const TELLING: readonly ContactAnswer[] = [
  'under_age_or_unknown',
  'turns_21_this_year',
  'no_consent',
  'refused',
];

/** Where the usual words are too long for a column. */
const SHORT: Partial<Record<ContactAnswer, string>> = {
  under_age_or_unknown: 'Under 21 or unknown',
};

/** Whether a customer may be contacted, in few words. */
export interface ContactSummary {
  /** The channels that are open, else why none is. */
  readonly text: string;
  readonly tone: Tone;
  /** Channel by channel, one a line. */
  readonly detail: string;
}

/** Sums up the answers of all channels. */
export function summarizeContact(
  answers: Readonly<Record<ConsentChannel, ContactAnswer>>,
): ContactSummary {
  const detail = SHOWN_CHANNELS.map(
    (channel) => `${CHANNEL_LABELS[channel]}: ${CONTACT_ANSWER_LABELS[answers[channel]]}`,
  ).join('\n');
  const open = SHOWN_CHANNELS.filter((channel) => answers[channel] === 'yes');
  if (open.length > 0) {
    const text = open.map((channel) => CHANNEL_LABELS[channel]).join(', ');
    return { text, tone: 'good', detail };
  }
  const given = SHOWN_CHANNELS.map((channel) => answers[channel]);
  const reason = TELLING.find((answer) => given.includes(answer)) ?? 'no_contact';
  return { text: SHORT[reason] ?? CONTACT_ANSWER_LABELS[reason], tone: 'plain', detail };
}
