import type { OrderContact } from '../../model/order-contact';
import { normaliseEmail, readPlaceholderLocalPart } from './email';
import { firstOf } from './first-of';
import { toPersonName } from './person-name';
import { toE164 } from './phone';
import type { WireOrder } from './wire';

/**
 * What an anonymous order's row says about who bought, read as a customer's row is: placeholders are nothing. Null without an
 * address and a number that could lead to somebody.
 */
export function toOrderContact(row: WireOrder): OrderContact | null {
  const { customer } = row;
  const emails = [row.email, row.customer_email, customer.email];
  const email = firstOf(emails, normaliseEmail);
  const phone = firstOf([row.phone, row.customer_phone, customer.phone], toE164);
  if (email === null && phone === null) return null;
  const { displayName, firstName, lastName } = toPersonName({
    first: row.name_first ?? row.customer_first_name ?? customer.first_name,
    last: row.name_last ?? row.customer_last_name ?? customer.last_name,
    display: row.customer_name ?? customer.name,
    notNames: [...emails, ...emails.map(readPlaceholderLocalPart)],
  });
  return { displayName, firstName, lastName, email, phone };
}
