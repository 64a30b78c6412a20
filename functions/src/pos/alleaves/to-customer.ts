import { customerObservationSchema } from '../../model/observation';
import { normaliseEmail, readPlaceholderLocalPart } from './email';
import { firstOf } from './first-of';
import { readLastFour, toE164 } from './phone';
import { toPersonName, type PersonName } from './person-name';
import { toCustomerRaw } from './raw-payload';
import { listReasons, readRowId, reject, toDocumentId, type RowReading } from './row-reading';
import { wireCustomer, type WireCustomer } from './wire';

/** Nobody is known to have been older. */
const MAX_AGE_YEARS = 122;

function readEquity(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['true', 'yes', 'y', '1'].includes(text)) return true;
  if (['false', 'no', 'n', '0', 'none'].includes(text)) return false;
  return null;
}

function readName(row: WireCustomer, externalId: string): PersonName {
  const emails = [row.email, row.customer_email];
  return toPersonName({
    first: row.name_first ?? row.first_name ?? row.customer_first_name ?? row.firstName,
    last: row.name_last ?? row.last_name ?? row.customer_last_name ?? row.lastName,
    display: row.customer_name ?? row.name ?? row.full_name,
    notNames: [externalId, ...emails, ...emails.map(readPlaceholderLocalPart)],
  });
}

function readContact(row: WireCustomer) {
  const phones = [row.phone, row.customer_phone, row.phone_number, row.cell_phone, row.phone2];
  const phone = firstOf(phones, toE164);
  return {
    contact: {
      email: firstOf([row.email, row.customer_email], normaliseEmail),
      phone,
      birthDate: row.date_of_birth ?? row.birthday ?? row.birth_date,
    },
    phoneLast4: phone === null ? firstOf(phones, readLastFour) : phone.slice(-4),
  };
}

/** Null without a date, and for one that nobody alive was born on: tills write the first days of a calendar for "none". */
function readBirthYear(birthDate: string | null, observedAt: Date): number | null {
  if (birthDate === null) return null;
  const year = Number(birthDate.slice(0, 4));
  const age = observedAt.getUTCFullYear() - year;
  return age >= 0 && age <= MAX_AGE_YEARS ? year : null;
}

/**
 * A row of the customer list as a record. Blanks stay blanks: nothing is made up for a name or an address that the
 * POS does not have. A row without an id is rejected, since whatever stood in for the id would merge people.
 */
export function toCustomer(row: unknown, observedAt: Date): RowReading {
  const externalId = readRowId('customers', row);
  const about = { stream: 'customers' as const, externalId, observedAt, raw: toCustomerRaw(row) };
  const parsed = wireCustomer.safeParse(row);
  if (!parsed.success) return reject(about, listReasons(parsed.error));
  if (externalId === null) return reject(about, ['id_customer: is missing']);

  const { contact, phoneLast4 } = readContact(parsed.data);
  const points = parsed.data.loyalty_points;
  const observation = customerObservationSchema.safeParse({
    ...about,
    id: toDocumentId(externalId),
    updatedAt: parsed.data.date_updated ?? parsed.data.updated_at,
    body: {
      ...readName(parsed.data, externalId),
      since: parsed.data.date_created ?? parsed.data.customer_since ?? parsed.data.created_at,
      phoneLast4,
      hasEmail: contact.email !== null,
      hasPhone: contact.phone !== null,
      birthYear: readBirthYear(contact.birthDate, observedAt),
      externalPoints: points === null ? null : Math.floor(points),
      socialEquity: readEquity(parsed.data.equity_status ?? parsed.data.equityStatus),
    },
    contact,
  });
  if (!observation.success) return reject(about, listReasons(observation.error));
  return { outcome: 'found', observation: observation.data };
}
