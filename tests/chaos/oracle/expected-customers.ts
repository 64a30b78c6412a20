import { idText, iso, trimmed, type Row } from './rows';

/** What of a customer is compared, insights apart. */
export interface ComparedCustomer {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly guest: boolean;
  readonly since: string | null;
  readonly phoneLast4: string | null;
  readonly hasEmail: boolean;
  readonly birthYear: number | null;
  readonly externalPoints: number | null;
  readonly externalId: string | null;
  readonly stub: boolean;
  readonly deleted: boolean;
}

/** What a customer's document has to say, from the POS's row. */
export function expectCustomer(row: Row): ComparedCustomer {
  const first = trimmed(row['name_first']);
  const guest = first?.toLowerCase() === 'guest';
  const digits = (trimmed(row['phone']) ?? '').replaceAll(/\D/g, '');
  const points = row['loyalty_points'];
  const born = trimmed(row['date_of_birth']);
  return {
    firstName: guest ? null : first,
    lastName: guest ? null : trimmed(row['name_last']),
    guest,
    since: iso(row['date_created']),
    phoneLast4: digits.length >= 4 ? digits.slice(-4) : null,
    hasEmail: trimmed(row['email']) !== null,
    birthYear: born === null ? null : new Date(born).getUTCFullYear(),
    externalPoints: typeof points === 'number' ? points : null,
    externalId: idText(row['id_customer']),
    stub: false,
    deleted: false,
  };
}
