import type { ConsentChannel, Crm } from './crm';
import type { Profile } from './customer';

/** The age from which cannabis may be sold, and advertised, to somebody in the United States. */
export const LEGAL_AGE_YEARS = 21;

/** Whether a customer may be written to or called by one channel; if not, the weightiest reason. */
export const CONTACT_ANSWERS = [
  'yes',
  'refused',
  'under_age_or_unknown',
  'turns_21_this_year',
  'no_contact',
  'no_consent',
] as const;
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number];

/** What staff read for each answer. */
export const CONTACT_ANSWER_LABELS: Readonly<Record<ContactAnswer, string>> = {
  yes: 'Yes',
  refused: 'Refused',
  under_age_or_unknown: 'Under 21, or age unknown',
  turns_21_this_year: 'Turns 21 this year',
  no_contact: 'No contact details',
  no_consent: 'Never asked',
};

/** What staff read for each channel. */
export const CHANNEL_LABELS: Readonly<Record<ConsentChannel, string>> = {
  email: 'E-mail',
  sms: 'Text message',
  call: 'Call',
  mail: 'Post',
};

/** What contactability depends on. */
export interface ContactFacts {
  /** As the POS has it. */
  readonly profile: Pick<Profile, 'birthYear' | 'hasEmail' | 'hasPhone'>;
  /** What staff keep; undefined or null while they keep nothing. */
  readonly crm: Pick<Crm, 'consent'> | null | undefined;
  readonly now: Date;
}

/**
 * For each channel whether the customer may be contacted: they said yes, they are of age for certain, and there is something to
 * reach them by. Of the birth date only the year is known here, so that somebody who turns 21 this year is not yet taken to be of
 * age. Postal addresses are not kept, so that nobody can be reached by post.
 */
export function contactability({
  profile,
  crm,
  now,
}: ContactFacts): Record<ConsentChannel, ContactAnswer> {
  const age = ageAnswer(profile.birthYear, now);
  const reachable = {
    email: profile.hasEmail,
    sms: profile.hasPhone,
    call: profile.hasPhone,
    mail: false,
  };
  const answer = (channel: ConsentChannel): ContactAnswer => {
    const consent = crm?.consent?.[channel];
    if (consent?.granted === false) return 'refused';
    if (age !== 'yes') return age;
    if (!reachable[channel]) return 'no_contact';
    return consent ? 'yes' : 'no_consent';
  };
  return {
    email: answer('email'),
    sms: answer('sms'),
    call: answer('call'),
    mail: answer('mail'),
  };
}

/** Whether somebody born in a year is of age for certain: `yes`, or what stands against it. */
export function ageAnswer(birthYear: number | null, now: Date): ContactAnswer {
  const years = birthYear === null ? 0 : now.getUTCFullYear() - birthYear;
  if (years > LEGAL_AGE_YEARS) return 'yes';
  return years === LEGAL_AGE_YEARS ? 'turns_21_this_year' : 'under_age_or_unknown';
}
