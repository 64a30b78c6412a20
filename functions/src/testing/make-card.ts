import type { ContactCard } from '../insights/crm/contact-card';

/** What a customer is compared by: nothing but who they are, and what is changed. */
export function makeCard(id: string, change: Partial<ContactCard> = {}): ContactCard {
  return {
    id,
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    birthDate: null,
    suggestable: true,
    person: id,
    ...change,
  };
}
